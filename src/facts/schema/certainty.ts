/** An answer of three values: what cannot be decided is `maybe`, never a guess. */
export type Certainty = 'yes' | 'no' | 'maybe';

export function both(one: Certainty, other: Certainty): Certainty {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'maybe';
}

export function either(one: Certainty, other: Certainty): Certainty {
  if (one === 'yes' || other === 'yes') return 'yes';
  return one === 'no' && other === 'no' ? 'no' : 'maybe';
}

export function opposite(one: Certainty): Certainty {
  if (one === 'maybe') return one;
  return one === 'yes' ? 'no' : 'yes';
}

export function certain(answer: boolean): Certainty {
  return answer ? 'yes' : 'no';
}
