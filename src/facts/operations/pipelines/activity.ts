/** What a step of a pipeline is for. */
export type Activity =
  | 'contract-verification'
  | 'dependency-scan'
  | 'deploy'
  | 'fitness'
  | 'lint'
  | 'load-test'
  | 'publish-pages'
  | 'sast'
  | 'secret-scan'
  | 'test';
