import { describeFitness } from 'archfit/vitest';

// One test for every rule of archfit.config.ts, our own among them: green exactly when `archfit check` is.
describeFitness('architecture');
