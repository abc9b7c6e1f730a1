import type { Operation, Parameter } from '../../model/index.js';
import type { ChangedElement } from '../contract-change.js';
import { isPastSunset } from '../past-sunset.js';
import { compareContent } from './compare-content.js';
import { compareMarks } from './compare-marks.js';
import { compareWriting } from './compare-writing.js';
import type { Exchange } from './exchange.js';

/** Compares what travels beside the body: own parameters of the operation and those that its path has. */
export function compareParameters(old: Operation, newer: Operation, exchange: Exchange): void {
  const before = new Map(old.parameters.map((parameter) => [parameter.key, parameter]));
  const after = new Map(newer.parameters.map((parameter) => [parameter.key, parameter]));
  const gone = old.parameters.filter(({ key }) => !after.has(key));
  const fresh = newer.parameters.filter(({ key }) => !before.has(key));
  for (const [key, parameter] of before) {
    const counterpart = after.get(key);
    if (counterpart !== undefined) compareParameter(parameter, counterpart, exchange);
  }
  const moved = new Set<Parameter>();
  for (const parameter of gone) {
    const target = fresh.find(
      (candidate) => !moved.has(candidate) && isSameName(candidate, parameter),
    );
    if (target === undefined) tellRemoved(parameter, exchange);
    else {
      moved.add(target);
      tellMoved(parameter, target, exchange);
    }
  }
  for (const parameter of fresh) if (!moved.has(parameter)) tellAdded(parameter, exchange);
}

function isSameName(left: Parameter, right: Parameter): boolean {
  const isHeader = left.in === 'header' || right.in === 'header';
  return isHeader ? left.name.toLowerCase() === right.name.toLowerCase() : left.name === right.name;
}

function tellAdded(parameter: Parameter, exchange: Exchange): void {
  const { required, place, key } = parameter;
  exchange.tell(`parameter.existence.added-${required ? 'required' : 'optional'}`, {
    message: `${required ? 'required' : 'optional'} ${nameOf(parameter)} is new`,
    element: elementOf(undefined, parameter),
    new: place,
    key,
  });
}

function tellRemoved(parameter: Parameter, exchange: Exchange): void {
  const { required, place, key, lifecycle } = parameter;
  const isOver = isPastSunset(lifecycle, exchange.comparison.now);
  const change = isOver ? 'removed-after-sunset' : `removed-${required ? 'required' : 'optional'}`;
  exchange.tell(`parameter.existence.${change}`, {
    message: isOver
      ? `${nameOf(parameter)} is gone after its sunset`
      : `${required ? 'required' : 'optional'} ${nameOf(parameter)} is gone`,
    element: elementOf(parameter, undefined),
    old: place,
    key,
  });
}

function tellMoved(old: Parameter, newer: Parameter, exchange: Exchange): void {
  const isRequired = exchange.sender === 'request' ? newer.required : old.required;
  exchange.tell(`parameter.location.changed${isRequired ? '' : '-optional'}`, {
    message: `${nameOf(old)} is a ${newer.in} parameter now`,
    element: elementOf(old, newer),
    old: old.place,
    new: newer.place,
    key: old.key,
    details: { from: old.in, to: newer.in },
  });
  compareValues(old, newer, exchange.within(nameOf(newer)));
}

function compareParameter(old: Parameter, newer: Parameter, exchange: Exchange): void {
  const element = elementOf(old, newer);
  const name = nameOf(newer);
  const common = { element, old: old.place, new: newer.place, key: old.key };
  if (old.required !== newer.required) {
    exchange.tell(`parameter.required.${newer.required ? 'added' : 'removed'}`, {
      ...common,
      message: `${name} became ${newer.required ? 'required' : 'optional'}`,
    });
  }
  if (old.name !== newer.name && old.in === 'path') {
    exchange.tell('parameter.name.changed', {
      ...common,
      message: `path variable ${old.name} is named ${newer.name} now`,
      details: { from: old.name, to: newer.name },
    });
  }
  if (old.allowEmptyValue !== newer.allowEmptyValue) {
    exchange.tell(`parameter.empty-value.${newer.allowEmptyValue ? 'allowed' : 'refused'}`, {
      ...common,
      message: `${name} may ${newer.allowEmptyValue ? '' : 'no longer '}be empty`,
    });
  }
  compareMarks('parameter', { old, new: newer, name, common }, exchange);
  // A media type in place of a style is compared as content.
  if (old.content === undefined && newer.content === undefined) {
    const mayBe = exchange.mayBothBe(old.schema, newer.schema);
    compareWriting('parameter', { old, new: newer, name, common, mayBe }, exchange);
  }
  compareValues(old, newer, exchange.within(name));
}

function compareValues(old: Parameter, newer: Parameter, exchange: Exchange): void {
  const { content: before } = old;
  const { content: after } = newer;
  if (before === undefined && after === undefined) {
    exchange.compareSchemas('parameter', old.schema, newer.schema, 'texts');
    return;
  }
  const common = {
    element: elementOf(old, newer),
    old: old.place,
    new: newer.place,
    key: old.key,
  };
  if (before === undefined || after === undefined) {
    exchange.tell('parameter.form.changed', {
      ...common,
      message: `${nameOf(newer)} is ${after === undefined ? 'no media type of its own any longer' : `written as ${after.name} now`}`,
    });
    exchange.compareSchemas(
      'parameter',
      old.schema ?? before?.schema,
      newer.schema ?? after?.schema,
    );
  } else if (before.type !== after.type) {
    exchange.tell('parameter.media-type.changed', {
      ...common,
      message: `${nameOf(newer)} is written as ${after.name}, not ${before.name} any longer`,
      details: { from: before.name, to: after.name },
    });
    exchange.compareSchemas('parameter', before.schema, after.schema);
  } else {
    compareContent(before, after, 'parameter', exchange);
  }
}

function nameOf(parameter: Parameter): string {
  return `${parameter.in} parameter ${parameter.name}`;
}

function elementOf(old: Parameter | undefined, newer: Parameter | undefined): ChangedElement {
  const either = newer ?? old;
  return {
    kind: 'parameter',
    name: either === undefined ? '' : nameOf(either),
    lifecycle: {
      ...(old !== undefined && { old: old.lifecycle }),
      ...(newer !== undefined && { new: newer.lifecycle }),
    },
  };
}
