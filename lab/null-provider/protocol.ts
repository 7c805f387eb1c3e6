import { parse } from 'protobufjs';
import type { Type } from 'protobufjs';

/** The part of Terraform's plugin protocol 5 that a provider with one plain resource is asked for. */
const definition = `
syntax = "proto3";
message DynamicValue { bytes msgpack = 1; bytes json = 2; }
message RawState { bytes json = 1; }
message AttributePath { message Step { string attribute_name = 1; } repeated Step steps = 1; }
message Diagnostic { int32 severity = 1; string summary = 2; string detail = 3; }
message Attribute { string name = 1; bytes type = 2; string description = 3; bool required = 4; bool optional = 5; bool computed = 6; }
message Block { int64 version = 1; repeated Attribute attributes = 2; string description = 4; }
message Schema { int64 version = 1; Block block = 2; }
message Empty {}
message GetSchemaResponse { Schema provider = 1; map<string, Schema> resource_schemas = 2; }
message PrepareProviderConfigRequest { DynamicValue config = 1; }
message PrepareProviderConfigResponse { DynamicValue prepared_config = 1; }
message UpgradeResourceStateRequest { string type_name = 1; int64 version = 2; RawState raw_state = 3; }
message UpgradeResourceStateResponse { DynamicValue upgraded_state = 1; repeated Diagnostic diagnostics = 2; }
message ReadResourceRequest { string type_name = 1; DynamicValue current_state = 2; bytes private = 3; }
message ReadResourceResponse { DynamicValue new_state = 1; repeated Diagnostic diagnostics = 2; bytes private = 3; }
message PlanResourceChangeRequest { string type_name = 1; DynamicValue prior_state = 2; DynamicValue proposed_new_state = 3; DynamicValue config = 4; bytes prior_private = 5; }
message PlanResourceChangeResponse { DynamicValue planned_state = 1; repeated AttributePath requires_replace = 2; bytes planned_private = 3; }
message ApplyResourceChangeRequest { string type_name = 1; DynamicValue prior_state = 2; DynamicValue planned_state = 3; DynamicValue config = 4; bytes planned_private = 5; }
message ApplyResourceChangeResponse { DynamicValue new_state = 1; bytes private = 2; }
message ImportResourceStateResponse { repeated Diagnostic diagnostics = 2; }
`;

const { root } = parse(definition, { keepCase: true });

/** A message type of Terraform's plugin protocol 5, by its name above. */
export function protocolType(name: string): Type {
  return root.lookupType(name);
}
