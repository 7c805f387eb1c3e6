import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentJsonSchema } from '../../lib/environment/environment-json-schema';

const path = join(__dirname, '../../environments/schema.json');

test('every key has its description', () => {
  const schema = environmentJsonSchema() as {
    properties: {
      zone: { description: string };
      firstbox: { properties: { hostKey: { description: string } } };
    };
    additionalProperties: boolean;
  };
  expect(schema.properties.zone.description).toMatch(
    /as the platform spells ZONE_ID; for example zone: pek3a/,
  );
  expect(schema.properties.firstbox.properties.hostKey.description).toMatch(
    /^type and key of an ssh-ed25519/,
  );
  expect(schema.additionalProperties).toBe(false);
});

test('environments/schema.json is what `boss schema` prints; UPDATE=1 writes it', () => {
  const text = `${JSON.stringify(environmentJsonSchema(), null, 2)}\n`;
  if (process.env['UPDATE'] === '1') writeFileSync(path, text);
  expect(readFileSync(path, 'utf8')).toBe(text);
});
