import { describeContractTests } from './describe-contract-tests.js';
import { describeCoverages } from './describe-coverages.js';
import { describePipelines } from './describe-pipelines.js';
import { describeDeliveries, describeRegistries } from './describe-registries.js';
import type { DescribeArtefacts } from '../describer.js';

/** Describes how changes reach people: pipelines, contract tests, coverage, registries, and what the catalog says of delivery. */
export const describeDelivery: DescribeArtefacts = (artefacts, describing) => ({
  ...describeContractTests(artefacts, describing),
  ...describeCoverages(artefacts, describing),
  ...describeDeliveries(artefacts, describing),
  ...describePipelines(artefacts, describing),
  ...describeRegistries(artefacts, describing),
});
