import type { RuleBreach } from './rule';
import { texts } from '../text/catalogue/text';
import type { Finding } from '../text/finding';
import { quoted } from '../text/quoted';
import type { YamlDocument } from '../yaml/yaml-document';

/** What a rule says of a document, with the text at its place; a whole section is not quoted. */
export function ruleFinding(document: YamlDocument, { path, ...words }: RuleBreach): Finding {
  const place = document.tryFindPlace(path);
  const empty = place === undefined || place.source === '' || (path[0] === 'boss' && path.length < 4);
  return {
    offset: place?.value ?? 0,
    got: empty ? texts().environment.found.nothing : quoted(place.source),
    ...words,
  };
}
