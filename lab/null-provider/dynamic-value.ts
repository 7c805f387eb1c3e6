import { decode, encode, ExtData } from '@msgpack/msgpack';

/** A value as Terraform passes it: MessagePack, sometimes JSON. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** What Terraform writes for a value that is known only after apply: extension type 0 with one zero byte. */
export const UNKNOWN = new ExtData(0, new Uint8Array([0]));

/** Whether Terraform will know this value only after apply. */
export function isUnknown(value: unknown): boolean {
  return value instanceof ExtData; // nothing else is sent as an extension type
}

/** The plain value inside; an absent value is `null`, an unknown one stays an `ExtData`. */
export function decodeDynamicValue(value: DynamicValue | null | undefined): unknown {
  if (value?.msgpack !== undefined && value.msgpack.length > 0) return decode(value.msgpack);
  if (value?.json !== undefined && value.json.length > 0)
    return JSON.parse(Buffer.from(value.json).toString());
  return null;
}

export function encodeDynamicValue(value: unknown): DynamicValue {
  return { msgpack: encode(value) };
}
