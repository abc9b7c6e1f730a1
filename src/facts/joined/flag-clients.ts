/** What asks for flags by their keys in the packages of one provider. */
interface FlagClient {
  readonly packages: RegExp;
  /** Methods, functions and hooks that take the key of a flag. */
  readonly asks: RegExp;
  /** The key comes after whom it is asked for, where that is given: `getTreatment(user, 'key')`. */
  readonly isSecond?: true;
}

const clients: readonly FlagClient[] = [
  {
    packages: /^@openfeature\//,
    asks: /^(?:get|use)(?:Boolean|String|Number|Object)(?:Flag)?(?:Value|Details)$|^use(?:Suspense)?Flag$/,
  },
  {
    packages: /^(?:@launchdarkly\/.+|launchdarkly-.+|ldclient-(?:js|react|node))$/,
    asks: /^(?:(?:bool|string|number|json)?[vV]ariation(?:Detail)?|use(?:Bool|String|Number|Json)Variation(?:Detail)?|migrationVariation)$/,
  },
  {
    packages: /^(?:unleash-client|unleash-proxy-client|@unleash\/.+|nestjs-unleash)$/,
    asks: /^(?:isEnabled|getVariant|useFlag|useVariant|IfEnabled|IfDisabled)$/,
  },
  {
    packages: /^@growthbook\//,
    asks: /^(?:isOn|isOff|getFeatureValue|evalFeature|useFeature|useFeatureIsOn|useFeatureValue)$/,
  },
  {
    packages: /^(?:flagsmith(?:-nodejs|-es)?|react-native-flagsmith)(?:\/.+)?$/,
    asks: /^(?:isFeatureEnabled|hasFeature|getFeatureValue|getValue|getFlag)$/,
  },
  {
    packages: /^(?:configcat-.+|@configcat\/.+)$/,
    asks: /^(?:getValue(?:Async|Details|DetailsAsync)?|useFeatureFlag)$/,
  },
  {
    packages: /^(?:posthog-(?:js|node|react-native)|@posthog\/.+)(?:\/.+)?$/,
    asks: /^(?:isFeatureEnabled|getFeatureFlag(?:Payload)?|useFeatureFlag(?:Enabled|Payload|VariantKey)?)$/,
  },
  {
    packages: /^@splitsoftware\//,
    asks: /^getTreatment(?:WithConfig)?$/,
    isSecond: true,
  },
  {
    packages: /^(?:statsig-.+|@statsig\/.+)$/,
    asks: /^(?:checkGate|getFeatureGate|useGate|useFeatureGate)$/,
    isSecond: true,
  },
];

/** Asks for all flags at once, whose keys are then members of what comes back. */
const all =
  /^(?:useFlags|allFlags|allFlagsState|getAllFlags|getFlags|getAllValuesAsync|getTreatments(?:WithConfig)?|getEnvironmentFlagsDocument)$/;

/** A text that asks a client for a flag has one of these words. */
export const flagTrace =
  /[vV]ariation|Value|Details|Flag|Feature|isOn\b|isOff\b|isEnabled\b|getVariant|Treatment|Gate\b/;

/** How a call asks for flags: `key` where an argument is the key, `all` where it asks for every one. */
export type FlagCall =
  { readonly kind: 'key'; readonly isSecond: boolean } | { readonly kind: 'all' };

/** Whether a package is a client of flags. */
export function isFlagClient(name: string): boolean {
  return clients.some(({ packages }) => packages.test(name));
}

/** How a function of a package asks for flags; undefined for what asks for none. */
export function flagCallOf(name: string, called: string): FlagCall | undefined {
  const client = clients.find(({ packages }) => packages.test(name));
  if (client?.asks.test(called) === true)
    return { kind: 'key', isSecond: client.isSecond === true };
  return client && all.test(called) ? { kind: 'all' } : undefined;
}
