import { z } from 'zod';
import { hostKeyFault } from './host-key';
import { isHost, plainPath, userName } from './name-shapes';

const host = z.string().refine(isHost);
const port = z.int().min(1).max(65535);
const user = z.string().regex(userName);
const hostKey = z.string().superRefine((text, context) => {
  const fault = hostKeyFault(text);
  if (fault !== undefined) context.addIssue({ code: 'custom', params: { fault } });
});

const jumpHost = z.strictObject({ host, port: port.exactOptional(), user: user.exactOptional(), hostKey });

/** `firstbox:`, the machine that everything goes through, and the way to it. */
export const firstboxSchema = z.strictObject({
  host,
  port: port.exactOptional(),
  user: user.default('root'),
  hostKey,
  sshConfig: z.string().regex(plainPath).exactOptional(),
  jumpHosts: z.array(jumpHost).max(8).default([]),
});
