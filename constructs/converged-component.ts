import { Construct } from 'constructs';
import type { Component } from '../components/component';
import type { ComponentProps } from './component-props';
import { convergeComponent } from './converge-component';
import type { ConvergedGroup } from './converged-group';

/** A component that needs nothing but its resources, whatever it is: any that stands under `components:`, and parts of the runbook. */
export class ConvergedComponent extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: ComponentProps & { readonly component: Component }) {
    super(scope, id);
    this.last = convergeComponent(this, props.component, props);
  }
}
