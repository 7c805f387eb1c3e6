/** Lines of Terraform that say how it does things, not what is done: nothing is destroyed on any host. */
const ofItself =
  / \(local-exec\): Executing: \[|: (?:Destroying\.\.\.|Destruction complete|Still destroying\.\.\.|Provisioning with )/;

/** A line of `terraform apply`, coloured or not, for people; undefined where it says nothing to them. */
export function readable(line: string): string | undefined {
  if (ofItself.test(line)) return undefined;
  return line
    .replace(/null_resource\.(\w+) \(local-exec\): /, '$1: ')
    .replace(/null_resource\.(\w+): Creating\.\.\./, '$1: begins')
    .replace(/null_resource\.(\w+): Still creating\.\.\. \[(.*?) elapsed\]/, '$1: still at work after $2')
    .replace(/null_resource\.(\w+): Creation complete after (\w+) \[id=\d+\]/, '$1: done after $2');
}
