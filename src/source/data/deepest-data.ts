/** Deepest nesting that is read: five hundred schemas in each other, each in a keyword of the one around it. */
export const deepestData = 1100;
