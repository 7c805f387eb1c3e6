/** Cdktf's output folder. */
export const outputFolder = (variables: Readonly<Record<string, string | undefined>>): string =>
  variables['CDKTF_OUTDIR'] ?? 'cdktf.out';
