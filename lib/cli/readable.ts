import { stripVTControlCharacters } from 'node:util';
import { texts } from '../text/catalogue/text';

/** Lines of Terraform that say how it does things, not what is done: nothing is destroyed on any host. */
const ofItself =
  / \(local-exec\): Executing: \[|: (?:Destroying\.\.\.|Destruction complete|Still destroying\.\.\.|Provisioning with )/;
/** Colours stand between Terraform's own words and a program's, on a terminal. */
const ofProgram = RegExp(String.raw`null_resource\.(\w+) \(local-exec\):((?:\u001b\[[\d;]*m)*) `);

/** A line of `terraform apply`, coloured or not, for people; undefined where it says nothing to them. */
export function readable(line: string): string | undefined {
  if (ofItself.test(stripVTControlCharacters(line))) return undefined;
  const say = texts().progress;
  return line
    .replace(
      /Apply complete! Resources: (\d+) added, \d+ changed, (\d+) destroyed\./,
      (_all, added: string, destroyed: string) =>
        say.applied({ added: Number(added), destroyed: Number(destroyed) }),
    )
    .replace(ofProgram, '$1:$2 ')
    .replace(/null_resource\.(\w+): Creating\.\.\./, (_all, resource: string) => say.begins({ resource }))
    .replace(
      /null_resource\.(\w+): Still creating\.\.\. \[(.*?) elapsed\]/,
      (_all, resource: string, time: string) => say.atWork({ resource, time }),
    )
    .replace(
      /null_resource\.(\w+): Creation complete after (\w+) \[id=\d+\]/,
      (_all, resource: string, time: string) => say.done({ resource, time }),
    );
}
