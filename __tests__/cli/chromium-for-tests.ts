import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What of playwright-core is used here; it downloads no browser: the system's is started. */
interface Page {
  goto(url: string): Promise<unknown>;
  evaluate<Value>(code: string): Promise<Value>;
  on(event: 'console' | 'pageerror' | 'request', heard: (told: Told) => void): void;
  screenshot(options: { path?: string; fullPage?: boolean }): Promise<Buffer>;
  emulateMedia(options: { colorScheme: 'light' | 'dark' }): Promise<void>;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  readonly keyboard: { press(key: string): Promise<void> };
  readonly clock: { setFixedTime(time: string): Promise<void> };
}
interface Told {
  url?(): string;
  text?(): string;
  readonly message?: string;
}
interface Browser {
  newContext(options: {
    javaScriptEnabled?: boolean;
    offline?: boolean;
  }): Promise<{ newPage(): Promise<Page> }>;
  close(): Promise<void>;
}
interface PlaywrightCore {
  readonly chromium: {
    launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser>;
  };
}

const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** The system's browser, undefined and said so where there is none. */
export async function chromium(): Promise<Browser | undefined> {
  if (program === undefined) {
    console.error('SKIPPED: boss report in a browser, for no Chromium is installed here');
    return undefined;
  }
  const { chromium: browser } = createRequire(__filename)('playwright-core') as PlaywrightCore;
  // Root has no sandbox there; the pages are our own.
  return browser.launch({ executablePath: program, args: ['--no-sandbox', '--disable-lcd-text'] });
}

export type { Browser, Page };
