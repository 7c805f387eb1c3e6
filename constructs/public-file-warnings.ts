import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { publicFiles } from '../lib/components/boss2-config';
import { maskTemplate } from '../lib/remote/answers';
import { visibleText } from '../lib/text/visible-text';
import type { SeenEnvironment } from './seen-environment';

/** Warns in the plan of configuration with secrets that every user of the firstbox may read. A deploy keeps the mode: others may rely on it. */
export function warnOfPublicFiles(scope: Construct, { environment, observations }: SeenEnvironment): void {
  for (const { path, mode } of publicFiles(environment, observations))
    Annotations.of(scope).addWarning(
      `firstbox: file ${path}: every user there may read it and the secrets in it (${maskTemplate(visibleText(mode, 20))}); ` +
        `chmod o-r it there, if nothing but root needs it`,
    );
}
