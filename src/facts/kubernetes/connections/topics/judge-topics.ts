import type { TopicLimit } from '../budget/read-limits.js';
import type { ReadSet } from '../judge-dependencies.js';
import type { TopicBudget } from './topic-budget.js';

export function judgeTopics(_limits: readonly TopicLimit[], _set: ReadSet): readonly TopicBudget[] {
  return [];
}
