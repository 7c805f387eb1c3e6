import type {
  UntypedServiceImplementation,
  ServiceDefinition,
  sendUnaryData,
  ServerUnaryCall,
} from '@grpc/grpc-js';
import { decodeDynamicValue, encodeDynamicValue } from './dynamic-value';
import type { DynamicValue } from './dynamic-value';
import { applyNullResource, planNullResource } from './null-resource';
import type { NullResourceState } from './null-resource';
import { protocolType } from './protocol';

type Fields = Readonly<Record<string, DynamicValue & { readonly length?: number }>>;
type Answer = (request: Fields) => object;

const ERROR = 1;
const attribute = (name: string, type: unknown, how: object) => ({
  name,
  type: Buffer.from(JSON.stringify(type)),
  ...how,
});
const schema = {
  version: 0,
  block: {
    attributes: [
      attribute('id', 'string', { computed: true }),
      attribute('triggers', ['map', 'string'], { optional: true }),
    ],
  },
};
const state = (value: DynamicValue | undefined): NullResourceState => {
  const decoded = decodeDynamicValue(value) as {
    id?: unknown;
    triggers?: Readonly<Record<string, unknown>> | null;
  } | null;
  return decoded === null ? null : { id: decoded.id ?? null, triggers: decoded.triggers ?? null };
};

/** Every call of Terraform's that is answered: message types by name, and the answer itself. */
const calls: Readonly<Record<string, readonly [request: string, response: string, answer: Answer]>> = {
  GetSchema: [
    'Empty',
    'GetSchemaResponse',
    () => ({ provider: { version: 0, block: {} }, resource_schemas: { null_resource: schema } }),
  ],
  PrepareProviderConfig: [
    'PrepareProviderConfigRequest',
    'PrepareProviderConfigResponse',
    ({ config }) => ({ prepared_config: config }),
  ],
  Configure: ['Empty', 'Empty', () => ({})],
  ValidateResourceTypeConfig: ['Empty', 'Empty', () => ({})],
  UpgradeResourceState: [
    'UpgradeResourceStateRequest',
    'UpgradeResourceStateResponse',
    ({ raw_state }) => ({ upgraded_state: encodeDynamicValue(state(raw_state)) }),
  ],
  ReadResource: [
    'ReadResourceRequest',
    'ReadResourceResponse',
    ({ current_state, private: kept }) => ({ new_state: current_state, private: kept }),
  ],
  PlanResourceChange: [
    'PlanResourceChangeRequest',
    'PlanResourceChangeResponse',
    (request) => {
      const { planned, requiresReplace } = planNullResource(
        state(request['prior_state']),
        state(request['proposed_new_state']),
        state(request['config']),
      );
      return {
        planned_state: encodeDynamicValue(planned),
        requires_replace: requiresReplace ? [{ steps: [{ attribute_name: 'triggers' }] }] : [],
        planned_private: request['prior_private'],
      };
    },
  ],
  ApplyResourceChange: [
    'ApplyResourceChangeRequest',
    'ApplyResourceChangeResponse',
    ({ planned_state, planned_private }) => ({
      new_state: encodeDynamicValue(applyNullResource(state(planned_state))),
      private: planned_private,
    }),
  ],
  ImportResourceState: [
    'Empty',
    'ImportResourceStateResponse',
    () => ({
      diagnostics: [
        {
          severity: ERROR,
          summary: 'Resource Import Not Implemented',
          detail: 'null_resource cannot be imported. Let the next apply create it.',
        },
      ],
    }),
  ],
  Stop: ['Empty', 'Empty', () => ({})],
};

/** `tfplugin5.Provider` as a gRPC service, from the table above. */
export const providerService: ServiceDefinition = Object.fromEntries(
  Object.entries(calls).map(([name, [request, response]]) => [
    name,
    unary(`/tfplugin5.Provider/${name}`, request, response),
  ]),
);

/** The answers to `providerService`. */
export const providerAnswers: UntypedServiceImplementation = Object.fromEntries(
  Object.entries(calls).map(([name, [, , answer]]) => [
    name,
    (call: ServerUnaryCall<Fields, object>, send: sendUnaryData<object>) => {
      send(null, answer(call.request));
    },
  ]),
);

/** A gRPC method with one request and one response. */
export function unary(path: string, request: string, response: string): ServiceDefinition[string] {
  const [asked, answered] = [protocolType(request), protocolType(response)];
  const serialize = (type: typeof asked) => (value: object) =>
    Buffer.from(type.encode(type.fromObject(value)).finish());
  const deserialize = (type: typeof asked) => (bytes: Buffer) => type.decode(bytes);
  return {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: serialize(asked),
    requestDeserialize: deserialize(asked),
    responseSerialize: serialize(answered),
    responseDeserialize: deserialize(answered),
  };
}
