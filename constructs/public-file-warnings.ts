import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { publicFiles } from '../lib/components/boss2-config';
import { maskTemplate } from '../lib/remote/answers';
import { kept } from '../lib/text/catalogue/en/kept';
import { visibleText } from '../lib/text/visible-text';
import type { SeenEnvironment } from './seen-environment';

/** Warns in the plan of configuration with secrets that every user of the firstbox may read. A deploy keeps the mode: others may rely on it. */
export function warnOfPublicFiles(scope: Construct, { environment, observations }: SeenEnvironment): void {
  for (const { path, mode } of publicFiles(environment, observations))
    Annotations.of(scope).addWarning(
      kept.warnings.publicFile({ path, reported: maskTemplate(visibleText(mode, 20)) }),
    );
}
