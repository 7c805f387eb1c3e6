import { relative } from 'node:path';
import { foldHosts } from '../../plan/host-set';
import type { Texts } from '../../text/catalogue/text';
import { project } from '../../environment/project';
import { byHand, type ByHand, type HandBlock } from './by-hand';
import { type Change, dueIn } from './model';
import { document, heading } from './document';
import { block, code, fenced, items } from './markdown';

/** The same document for a site that may not run Terraform: with blocks to be pasted on the firstbox. */
export function manualDocument(change: Change, texts: Texts): string {
  const { change: say } = texts;
  const hand = byHand(dueIn(change), change, say.byHand.notWhole);
  const folder = code(hand.folder);
  const isShell = (lines: readonly string[]) => block(...fenced(lines, 'bash'));
  return document(change, texts, {
    before: [
      ...heading(say.heading.byHand),
      ...block(say.byHand.what({ folder })),
      ...block(...items(say.byHand.rules)),
      ...heading(say.heading.scripts),
      ...block(say.byHand.scripts({ folder, sha256: code(hand.sha256) })),
      ...isShell(hand.files),
      ...heading(say.heading.put),
      ...block(...items(filesToPut(hand, say))),
    ],
    belowGroup: (address) =>
      hand.blocks
        .filter(({ group }) => group.address === address)
        .flatMap((one) => [
          ...block(`**${titleOf(one, say)}**`),
          ...isShell(one.text),
          ...block(
            say.byHand.see({
              number: one.number,
              address,
              hosts: one.hosts.length === 0 ? say.byHand.jobHosts : code(foldHosts(one.hosts)),
            }),
            ...(one.wave === undefined && one.hosts.length > 1 ? [say.byHand.own] : []),
          ),
        ]),
    after: [
      ...heading(say.heading.after),
      ...block(say.byHand.after),
      ...block(...fenced([`npx boss check ${change.environment.name}`], 'sh')),
      ...block(say.byHand.adopt),
      ...block(say.byHand.remove({ folder })),
    ],
  });
}

function titleOf({ number, hosts, wave }: HandBlock, say: Texts['change']): string {
  const named = hosts.length === 0 ? say.byHand.jobHosts : code(foldHosts(hosts));
  return wave === undefined
    ? say.byHand.block({ number, hosts: named })
    : say.byHand.wave({ number, wave: wave.number, of: wave.of, hosts: named });
}

/** Contents that may hold secrets, and files of packages; neither stands in the document. */
function filesToPut({ folder, blocks }: ByHand, say: Texts['change']): readonly string[] {
  const contents = new Map(
    blocks.flatMap(({ group }) =>
      (group.run.contents ?? []).map(({ name, displayPath }) => [name, displayPath] as const),
    ),
  );
  const uploads = blocks.flatMap(({ number, group }) =>
    (group.run.uploads ?? []).map((upload) => ({ number, ...upload })),
  );
  const lines = [
    ...[...contents].map(([name, source]) =>
      say.byHand.content({ path: code(`${folder}/${name}`), source: code(source) }),
    ),
    ...uploads.map(({ number, from, to, sha256 }) =>
      say.byHand.upload({
        path: code(to),
        source: code(relative(project, from)),
        sha256: code(sha256),
        number,
      }),
    ),
  ];
  return lines.length === 0 ? [say.byHand.noFiles] : lines;
}
