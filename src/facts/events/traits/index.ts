export { type Audience, audienceOf, compareAudiences, isPublished } from './audience-of.js';
export { evidenceOf } from './evidence-of.js';
export { findFreeForm, isOpenAtTop } from './free-form.js';
export { findMoneyFields } from './money-fields.js';
export { isAlwaysThere } from './is-always-there.js';
export { orderingOf } from './ordering-of.js';
export { consumersOf, ownerOf } from './owner-of.js';
export { findStatusFields } from './status-fields.js';
