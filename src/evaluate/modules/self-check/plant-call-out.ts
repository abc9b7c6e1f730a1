import { plantableFiles } from './plant-import.js';
import type { Planter } from './planter.js';

/** How transactions are opened, by the package that the code uses for them; `…` stands for what is done inside. */
const transactions: Readonly<Record<string, string>> = {
  typeorm:
    "import type { DataSource } from 'typeorm';\nexport const plantedBySelfCheck = (db: DataSource) => db.transaction(async () => {…});",
  '@prisma/client':
    "import type { PrismaClient } from '@prisma/client';\nexport const plantedBySelfCheck = (db: PrismaClient) => db.$transaction(async () => {…});",
  knex: "import type { Knex } from 'knex';\nexport const plantedBySelfCheck = (db: Knex) => db.transaction(async () => {…});",
  sequelize:
    "import type { Sequelize } from 'sequelize';\nexport const plantedBySelfCheck = (db: Sequelize) => db.transaction(async () => {…});",
  mongoose:
    "import type { ClientSession } from 'mongoose';\nexport const plantedBySelfCheck = (db: ClientSession) => db.withTransaction(async () => {…});",
};

const callOut = "await fetch('https://planted-by-self-check.invalid');";

/** Lets a file that uses a database call out of a transaction. */
export const plantCallOut: Planter = (base) => {
  const isPlantable = new Set(plantableFiles(base).map(({ path }) => path));
  for (const { from, target } of base.graph.edges) {
    if (target.kind !== 'external' || !isPlantable.has(from)) continue;
    const code = transactions[target.package];
    if (code === undefined) continue;
    const statement = code.replace('…', ` ${callOut} `);
    return { file: from, statement, spelledAs: `a transaction of ${target.package}` };
  }
  return { reason: `no file that is judged imports ${Object.keys(transactions).join(', ')}` };
};
