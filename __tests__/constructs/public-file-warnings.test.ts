import { TerraformStack, Testing } from 'cdktf';
import { warnOfPublicFiles } from '../../constructs/public-file-warnings';
import { fileReaders } from '../../lib/remote/probes';
import { probeKey } from '../../lib/plan/step';
import { environmentForTests } from '../environments-for-tests';

const environment = environmentForTests(
  'zone',
  '  v2: { deploy: added, config: { backEnd: b.yaml, frontEnd: f.yaml } }\n',
);
const backEnd = '/pitrix/conf/variables/boss2/boss2.yaml.unit1';
const frontEnd = '/pitrix/conf/variables/boss2/local_config.yaml';

test('configuration that every user of the firstbox may read is a warning of the plan, by file', () => {
  const stack = new TerraformStack(Testing.app(), 'unit');
  const answers = {
    [probeKey(fileReaders(backEnd))]: { word: 'public', detail: 'mode 644' },
    [probeKey(fileReaders(frontEnd))]: { word: 'private', detail: '' },
  };
  warnOfPublicFiles(stack, {
    environment,
    observations: {
      apiVersion: 'boss-cdktf/observations/v1',
      environment: 'unit',
      observedAt: '2026-01-02T03:04:05Z',
      groups: { firstbox: { kind: 'observed', hosts: [{ host: 'firstbox', kind: 'answered', answers }] } },
    },
  });
  expect(stack.node.metadata.map(({ data }) => String(data))).toEqual([
    `firstbox: file ${backEnd}: every user there may read it and the secrets in it (mode 644); chmod o-r it there, if nothing but root needs it`,
  ]);
});
