// Loads zod: imported lazily, and only where a policy is set.
import * as z from 'zod/mini';
import { coverKinds, versionSchemes } from './lifecycle-policy.js';

const wholeNumber = (description: string) =>
  z
    .int({ error: 'A whole number.' })
    .check(
      z.gte(0, { error: 'A whole number of at least 0.' }),
      z.lte(36_500, { error: 'A whole number of at most 36500: a century of days.' }),
      z.meta({ description, minimum: 0, maximum: 36_500 }),
    );

const name = (description: string) =>
  z.string().check(z.regex(/^\S+$/, { error: 'A name without spaces.' }), z.meta({ description }));

const key = z
  .string()
  .check(
    z.regex(/^x-[^\s]+$/, { error: 'The name of an extension: x-….' }),
    z.meta({ description: 'Name of an extension.' }),
  );

const keys = (description: string) =>
  z.optional(
    z
      .union([key, z.array(key).check(z.minLength(1, 'At least one.'))])
      .check(z.meta({ description })),
  );

/** When a breaking change of a contract is acceptable, as people write it. */
export const lifecycleSchema = z
  .strictObject({
    covers: z.optional(
      z
        .array(z.enum(coverKinds))
        .check(z.meta({ description: 'Covers that are accepted at all; all of them by default.' })),
    ),
    scheme: z.optional(
      z.enum(versionSchemes).check(
        z.meta({
          description:
            'How the version is read: from info.version, from the paths (/v1/…) or the servers.',
        }),
      ),
    ),
    deprecation: z.optional(
      z
        .strictObject({
          minimumDays: z.optional(
            z
              .union([
                wholeNumber('For all levels of stability.'),
                z.record(z.string(), wholeNumber('For the level of this name.')),
              ])
              .check(z.meta({ description: 'Least days from the announcement to the sunset.' })),
          ),
          undated: z.optional(
            z
              .union([
                z.literal(false),
                z
                  .strictObject({
                    minimumDays: z.optional(
                      wholeNumber('Days since the commit that deprecated the element.'),
                    ),
                    minimumReleases: z.optional(
                      wholeNumber('Releases that carried the deprecation.'),
                    ),
                  })
                  .check(
                    z.refine((value) => Object.values(value).some((each) => each !== undefined), {
                      error: 'At least one of minimumDays, minimumReleases.',
                    }),
                    z.meta({ minProperties: 1 }),
                  ),
              ])
              .check(
                z.meta({
                  description:
                    'How long a deprecation without a sunset has to be known; false: each needs one.',
                }),
              ),
          ),
        })
        .check(z.meta({ description: 'When what was announced to end may be gone.' })),
    ),
    stability: z.optional(
      z
        .strictObject({
          levels: z.optional(
            z
              .array(name('A level.'))
              .check(
                z.minLength(1, 'At least one.'),
                z.meta({ description: 'Levels, from the least stable to the most stable.' }),
              ),
          ),
          from: z.optional(
            name('The level from which on a breaking change needs another cover; beta by default.'),
          ),
        })
        .check(z.meta({ description: 'What may break because it never promised to stay.' })),
    ),
    plans: z.optional(
      z
        .strictObject({
          minimumDays: z.optional(wholeNumber('Least days from deprecatedOn to sunsetOn.')),
          holdDays: z.optional(
            wholeNumber(
              'Days after sunsetOn for which a plan without expires holds; 90 by default.',
            ),
          ),
        })
        .check(z.meta({ description: 'When a plan covers what it names.' })),
    ),
    keys: z.optional(
      z
        .strictObject({
          sunset: keys('Extensions that carry the sunset; x-sunset by default.'),
          deprecatedOn: keys(
            'Extensions that carry the announcement; x-deprecated-on and x-deprecated-since by default.',
          ),
          stability: keys(
            'Extensions that carry the level; x-stability-level, x-stability and x-maturity by default.',
          ),
          deprecatedValues: keys(
            'Extensions of a schema that list deprecated values of its enum; x-deprecated-values by default.',
          ),
        })
        .check(z.meta({ description: 'Names of the extensions that descriptions carry.' })),
    ),
  })
  .check(z.meta({ description: 'When a breaking change of a contract is acceptable.' }));
