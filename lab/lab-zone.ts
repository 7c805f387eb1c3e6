/** The zone that a lab plays, and which generation of the fan-out script it has. */
export interface LabZone {
  readonly zone: string;
  readonly domain: string;
  readonly region: boolean;
  readonly execNodes: 1 | 2 | 3;
}
