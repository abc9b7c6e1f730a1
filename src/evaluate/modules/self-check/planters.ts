import type { ModulePlace } from '../../../facts/modules/architecture/membership.js';
import type { RuleId } from '../../../report/index.js';
import { plantCallOut } from './plant-call-out.js';
import { plantComputed } from './plant-computed.js';
import { plantCycle } from './plant-cycle.js';
import { plantCopy } from './plant-copy.js';
import { plantDetour } from './plant-detour.js';
import { plantEntity } from './plant-entity.js';
import { plantForbiddenCall } from './plant-forbidden-call.js';
import { plantImport, plantPackage } from './plant-import.js';
import { plantLabel } from './plant-label.js';
import { isAboveIn } from './layer-order.js';
import { plantNowhere } from './plant-nowhere.js';
import { plantService, plantUntraced } from './plant-service.js';
import { plantStrayFile } from './plant-stray-file.js';
import { type Planter, type PlantParameters, wordsOf } from './planter.js';

/** How each rule is broken. A rule that is not here is told as one that nobody checks. */
export const planters: Readonly<Record<RuleId, Planter>> = {
  'modules/domain-no-infrastructure': (base, parameters) =>
    plantImport(base, outwards(wordsOf(parameters, 'domain'), wordsOf(parameters, 'outer'))),
  'modules/dynamic-import-evasion': (base) =>
    plantComputed(base, outwards(['domain'], ['infrastructure', 'web'])),
  'modules/layer-order': (base) => {
    const isToldElsewhere = base.isConfigured('modules/domain-no-infrastructure');
    const isOutwards = (from: ModulePlace, to: ModulePlace) =>
      isInLayer(from, ['domain']) && isInLayer(to, ['infrastructure', 'web']);
    return plantImport(base, {
      fromWhat: 'file of a layer',
      isFrom: ({ layers }) => layers.some((layer) => layer !== undefined),
      toWhat: 'file of a layer above',
      isTo: (to, from) =>
        to.context === from.context &&
        isAboveIn(base.architecture.layers, to, from) &&
        !isInLayer(to, ['domain']) &&
        !(isToldElsewhere && isOutwards(from, to)),
    });
  },
  'modules/service-layer': (base, parameters) =>
    plantImport(base, {
      fromWhat: 'file of a layer that is called from outside',
      isFrom: (place) => isInLayer(place, wordsOf(parameters, 'web')),
      toWhat: 'file beyond the application',
      isTo: (place, from) =>
        place.context === from.context &&
        isInLayer(place, wordsOf(parameters, 'beyond')) &&
        !place.stereotypes.includes('repository'),
    }),
  'modules/controller-no-repository': (base, parameters) =>
    plantImport(base, {
      fromWhat: 'controller',
      isFrom: ({ stereotypes }) => hasAny(stereotypes, wordsOf(parameters, 'controllers')),
      toWhat: 'repository',
      isThroughEntries: true,
      isTo: ({ stereotypes }) => hasAny(stereotypes, wordsOf(parameters, 'repositories')),
    }),
  'modules/no-cross-context-internals': (base) =>
    plantImport(base, {
      fromWhat: 'file of a context',
      isFrom: ({ context }) => context !== undefined,
      toWhat: 'internal file of another context',
      isTo: ({ context, isPublic }, from) =>
        context !== undefined && context !== from.context && !isPublic,
    }),
  'modules/context-per-service': (base) => {
    const { relationships = {} } = base.architecture.contexts ?? {};
    return plantImport(base, {
      fromWhat: 'file of a context',
      isFrom: ({ context }) => context !== undefined,
      toWhat: 'public file of a context that it has no relationship with',
      isTo: ({ context, isPublic }, { context: own = '' }) =>
        context !== undefined &&
        context !== own &&
        isPublic &&
        relationships[own]?.includes(context) !== true,
    });
  },
  'modules/command-not-on-read-model': (base, parameters) =>
    plantImport(base, {
      fromWhat: 'file that handles commands',
      isFrom: (place) => isAnyOf(place, wordsOf(parameters, 'commands')),
      toWhat: 'file of a read model',
      isThroughEntries: true,
      isTo: (place) => isAnyOf(place, wordsOf(parameters, 'read_models')),
    }),
  'modules/gateway-no-decision': (base, parameters) =>
    plantImport(base, {
      fromWhat: 'file of a gateway',
      isFrom: (place) => isGateway(place, parameters),
      toWhat: 'file that decides',
      isThroughEntries: true,
      isTo: (place) =>
        !isGateway(place, parameters) &&
        (isAnyOf(place, wordsOf(parameters, 'decisions')) ||
          isInLayer(place, wordsOf(parameters, 'decision_layers'))),
    }),
  'modules/domain-no-framework': (base, parameters) =>
    plantPackage(base, wordsOf(parameters, 'packages'), {
      fromWhat: 'file of the domain',
      isFrom: (place) => isInLayer(place, wordsOf(parameters, 'domain')),
    }),
  'modules/db-driver-only-in-repositories': (base, parameters) =>
    plantPackage(base, wordsOf(parameters, 'packages'), {
      fromWhat: 'file of the domain, the application or the web',
      isFrom: (place) =>
        !isAnyOf(place, wordsOf(parameters, 'allowed')) &&
        (isInLayer(place, ['web', 'application']) ||
          hasAny(place.stereotypes, ['controller', 'service', 'use-case'])),
    }),
  'modules/transitive-layer-violation': (base) =>
    plantDetour(base, outwards(['domain'], ['infrastructure', 'web'])),
  'modules/forbidden-call': plantForbiddenCall,
  'modules/no-http-in-transaction': plantCallOut,
  'modules/no-cycles': plantCycle,
  'modules/no-unresolved': plantNowhere,
  'modules/layer-config-not-vacuous': plantStrayFile,
  'modules/dto-at-boundary': plantEntity,
  'modules/published-language': plantCopy,
  'modules/red-metrics': plantService('unmeasured'),
  'modules/correlation-id': plantService('uncorrelated'),
  'modules/trace-propagation': plantUntraced,
  'modules/unbounded-metric-label': plantLabel,
};

function outwards(domain: readonly string[], outer: readonly string[]) {
  return {
    fromWhat: 'file of the domain',
    isFrom: (place: ModulePlace) => isInLayer(place, domain),
    toWhat: 'file of a layer around it',
    isTo: (place: ModulePlace) => isInLayer(place, outer),
  };
}

/** What an application calls others by is called a gateway as well, and is none for the rule. */
function isGateway(place: ModulePlace, parameters: PlantParameters): boolean {
  return (
    isAnyOf(place, wordsOf(parameters, 'gateways')) &&
    !isInLayer(place, ['infrastructure', 'domain', 'application'])
  );
}

/** Rules name layers by their role or name. */
function isInLayer({ layers }: ModulePlace, words: readonly string[]): boolean {
  return layers.some(
    (layer) =>
      layer !== undefined && (words.includes(layer.name) || words.includes(layer.role ?? '')),
  );
}

function isAnyOf(place: ModulePlace, words: readonly string[]): boolean {
  return (
    hasAny(place.stereotypes, words) ||
    isInLayer(place, words) ||
    words.includes(place.context ?? '')
  );
}

function hasAny(names: readonly string[], words: readonly string[]): boolean {
  return names.some((name) => words.includes(name));
}
