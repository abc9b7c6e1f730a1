export type { DetectiveControl, Risk } from './risk.js';
