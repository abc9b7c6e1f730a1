import { devNull } from 'node:os';

/** Variables that a program needs to run at all, and to find its own files. Windows does not tell upper from lower case. */
const needed =
  /^(?:PATH|PATHEXT|SYSTEMROOT|HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|TMPDIR|TEMP|TMP|LANG|LC_\w+|XDG_\w+|HELM_\w+)$/i;

/** Variables of Helm that lead to a cluster, change what is rendered, or make it print values. */
const unwanted = /^HELM_(?:KUBE\w*|NAMESPACE|DRIVER\w*|DEBUG)$/i;

/** The discard service (RFC 863), which no machine of today runs: what is sent to this proxy goes nowhere. */
const noProxy = 'http://127.0.0.1:9';

/**
 * The environment of a program that renders: what it needs of ours, and nothing that leads to a cluster or a network. So a rendering
 * depends on the files alone, and no variable with a secret reaches the program.
 */
export function toolEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && needed.test(entry[0]) && !unwanted.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    // An empty file in place of ~/.kube/config.
    KUBECONFIG: devNull,
    HTTP_PROXY: noProxy,
    HTTPS_PROXY: noProxy,
    NO_PROXY: '',
    // Kustomize fetches with git.
    GIT_ALLOW_PROTOCOL: 'file',
    GIT_TERMINAL_PROMPT: '0',
  };
}
