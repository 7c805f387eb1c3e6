import { positionOf } from '../text/position-of';
import { parseYamlDocument } from '../yaml/yaml-document';

/** Line of each key of an environment file at its top, and of each VIP of the proxies, by path with dots. */
export function keyLines(text: string, vips: readonly string[]): Readonly<Record<string, number>> {
  const document = parseYamlDocument(text);
  const paths = [
    ...['zone', 'region', 'domain', 'installer', 'topology', 'place', 'layout'].map((key) => [key]),
    ...vips.map((zone) => ['boss', 'notifyWebhook', 'proxyVips', zone]),
  ];
  return Object.fromEntries(
    paths.flatMap((path) => {
      const place = document.tryFindPlace(path);
      return place === undefined ? [] : [[path.join('.'), positionOf(text, place.key).line] as const];
    }),
  );
}
