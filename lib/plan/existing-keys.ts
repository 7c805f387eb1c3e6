import { kept } from '../text/catalogue/en/kept';
import { isMap, isScalar, type YAMLMap } from 'yaml';
import { NotEditable, refuse, rootMapping } from '../yaml/editable-yaml';
import { variableName } from '../environment/name-shapes';
import { nearCure } from '../text/near-word';
import { catalogues } from '../text/catalogue/text';
import { quoted } from '../text/quoted';
import type { YamlScalar } from '../yaml/yaml-splices';

/**
 * Where the wanted keys stand in a file that gets no new ones: at its top, or one level below.
 *
 * @param wanted each path is one key
 * @throws {NotEditable} when a key is not in the file, or more than once
 */
export function pathsOfExistingKeys(text: string, wanted: readonly YamlScalar[]): readonly YamlScalar[] {
  const root = rootMapping(text);
  const sections = root.items.flatMap(({ key, value }) =>
    isScalar(key) && isMap(value) ? [{ path: [String(key.value)], map: value }] : [],
  );
  const places = [{ path: [] as readonly string[], map: root }, ...sections].flatMap(({ path, map }) =>
    keysOf(map).map(({ name, offset }) => ({ path: [...path, name], name, offset })),
  );
  return wanted.map(({ path: [name = ''], value }) => {
    const [place, again] = places.filter((one) => one.name === name);
    if (place === undefined) {
      const known = places.map((one) => one.name).filter((one) => variableName.test(one));
      throw new NotEditable(
        kept.files.noKey.what({
          key: quoted(name, catalogues.en),
          cure: nearCure(name, known, kept.files.noKey.cure, catalogues.en),
        }),
      );
    }
    if (again !== undefined)
      refuse(text, again.offset, kept.files.twiceOfTwo.what({ key: name }), kept.files.twiceOfTwo.cure);
    return { path: place.path, value };
  });
}

function keysOf(map: YAMLMap): readonly { readonly name: string; readonly offset: number }[] {
  return map.items.flatMap(({ key }) =>
    isScalar(key) ? [{ name: String(key.value), offset: key.range?.[0] ?? 0 }] : [],
  );
}
