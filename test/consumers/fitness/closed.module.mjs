import { describeFitness } from 'archfit/jest-globals';

describeFitness('architecture');
