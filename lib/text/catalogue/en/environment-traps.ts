/** What is said of characters and secrets that YAML readers would swallow or misread without a useful word. */
export const traps = {
  privateKey: {
    what: 'a private key',
    allowed: 'no secret at all in an environment, which is kept in git',
    cure: 'take it out, also of the history of git, and make a new one on that host',
  },
  password: {
    what: 'a password in an address',
    allowed: 'no secret at all in an environment, which is kept in git',
    cure: 'take `user:password@` out, also of the history of git, and change the password; where the state is, TF_HTTP_USERNAME and TF_HTTP_PASSWORD or PG_CONN_STR say it',
  },
  invisible: {
    what: 'an invisible or control character',
    allowed: 'text that can be seen, with line ends LF or CRLF',
    cure: 'delete it, or type the line again: such characters come in by copying from a document or a terminal',
  },
  tab: {
    what: 'a tab in the indentation',
    allowed: 'spaces, two for each level',
    cure: 'put spaces in its place and set the editor to insert spaces',
  },
  wideSpace: {
    what: 'a wide or non-breaking space, which YAML takes for a letter',
    allowed: 'the ordinary space',
    cure: 'type it again as an ordinary space',
  },
  wideColon: {
    what: 'a full-width colon after a key',
    allowed: 'the ASCII colon followed by a space',
    cure: 'type ": " with the input method switched to ASCII',
  },
  directive: {
    what: 'a YAML directive',
    allowed: 'an environment in plain YAML 1.2',
    cure: 'delete this line',
  },
};
