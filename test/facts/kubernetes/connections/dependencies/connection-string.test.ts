import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  readConnectionString,
  readHost,
} from '../../../../../src/facts/kubernetes/connections/dependencies/connection-string.js';

describe('readConnectionString', () => {
  const read: readonly (readonly [string, string, readonly string[], string?])[] = [
    ['postgres://user:pass@orders-db:5432/orders', 'postgresql', ['orders-db']],
    ['postgresql://orders-db/orders', 'postgresql', ['orders-db']],
    ['postgresql+psycopg2://u:p@orders-db/orders', 'postgresql', ['orders-db']],
    ['postgresql+asyncpg://u@orders-db/orders', 'postgresql', ['orders-db']],
    ['postgresql://h/o?pool_max_conns=7', 'postgresql', ['h'], '7'],
    ['postgresql://h/o?sslmode=require&connection_limit=7', 'postgresql', ['h'], '7'],
    ['postgres://h/o?pool=7', 'postgresql', ['h'], '7'],
    ['postgres://a:1,b:2/orders', 'postgresql', ['a', 'b']],
    ['postgres://u:p@/orders?host=/cloudsql/shop:europe:main', 'postgresql', ['shop:europe:main']],
    [
      'jdbc:postgresql://orders-db.prod.svc:5432/orders?ssl=true',
      'postgresql',
      ['orders-db.prod.svc'],
    ],
    ['jdbc:mysql://orders-db/orders', 'mysql', ['orders-db']],
    ['jdbc:mysql:loadbalance://a:3306,b:3306/orders', 'mysql', ['a', 'b']],
    ['jdbc:mariadb://orders-db/orders?maxPoolSize=5', 'mysql', ['orders-db'], '5'],
    ['jdbc:sqlserver://orders-db:1433;databaseName=orders', 'sqlserver', ['orders-db']],
    ['jdbc:oracle:thin:@orders-db:1521/orders', 'oracle', ['orders-db']],
    ['jdbc:oracle:thin:@//orders-db:1521/orders', 'oracle', ['orders-db']],
    ['jdbc:oracle:thin:shop/secret@orders-db:1521:orders', 'oracle', ['orders-db']],
    ['jdbc:oracle:thin:shop/se@cr/et@orders-db:1521:orders', 'oracle', []],
    ['jdbc:aws-wrapper:postgresql://orders-db/orders', 'postgresql', ['orders-db']],
    ['jdbc-secretsmanager:mysql://orders-db/orders', 'mysql', ['orders-db']],
    ['vertx-reactive:postgresql://orders-db/orders', 'postgresql', ['orders-db']],
    ['ecto://u:p@orders-db/orders', 'postgresql', ['orders-db']],
    ['pgx5://u:p@orders-db/orders', 'postgresql', ['orders-db']],
    ['r2dbc:pool:postgresql://orders-db/orders?maxSize=9', 'postgresql', ['orders-db'], '9'],
    ['mysql+pymysql://u:p@orders-db/orders', 'mysql', ['orders-db']],
    ['mongodb://a,b,c/shop?maxPoolSize=20', 'mongodb', ['a', 'b', 'c'], '20'],
    ['mongodb+srv://u:p@cluster0.example.test/shop', 'mongodb', ['cluster0.example.test']],
    ['user:pass@tcp(orders-db:3306)/orders?parseTime=true', 'mysql', ['orders-db']],
    ['host=orders-db port=5432 dbname=orders pool_max_conns=4', 'postgresql', ['orders-db'], '4'],
    ['Host=orders-db;Database=orders;Maximum Pool Size=20', 'postgresql', ['orders-db'], '20'],
    [
      'Server=tcp:orders-db,1433;Initial Catalog=orders;Max Pool Size=30',
      'sqlserver',
      ['orders-db'],
      '30',
    ],
    ['Server=orders-db;Database=orders;Uid=u;Pwd=p;MaximumPoolSize=8', 'mysql', ['orders-db'], '8'],
    ['postgresql://[::1]:5432/orders', 'postgresql', ['::1']],
  ];

  test.each(read.map(([text, engine, hosts, pool]) => ({ text, engine, hosts, pool })))(
    '$text',
    ({ text, engine, hosts, pool }) => {
      const found = readConnectionString(text);
      expect(found).toMatchObject({ engine, hosts });
      expect(found?.pool?.text).toBe(pool);
    },
  );

  test.each([
    ['redis://cache:6379'],
    ['amqp://broker'],
    ['https://orders.example.test/db'],
    ['sqlite:///var/db'],
    ['file:./dev.db'],
    ['orders-db'],
    ['a=b'],
    [''],
  ])('%j is none', (text) => {
    expect(readConnectionString(text)).toBeUndefined();
  });

  test.each([
    ['a slash in the password', 'postgres://user:pa/ss@orders-db/orders'],
    ['a number and a slash', 'postgres://user:12345/secret@orders-db/orders'],
    ['a mark in the user', 'postgres://us?er:pass@orders-db/orders'],
    ['a host that is none', 'postgres://us er@ord ers/orders'],
    ['a variable that is not filled in', 'postgres://$(DB_HOST)/orders'],
  ])('tells no host with %s', (_, text) => {
    expect(readConnectionString(text)?.hosts).toEqual([]);
  });

  test('never takes a part of the user or the password for a host', () => {
    const word = fc.string({ minLength: 3, maxLength: 12 }).map((text) => `zq${text}`);
    fc.assert(
      fc.property(word, word, (user, password) => {
        const found = readConnectionString(`postgres://${user}:${password}@orders-db:5432/orders`);
        for (const host of found?.hosts ?? []) expect(host).not.toContain('zq');
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readConnectionString(text);
        readConnectionString(`postgresql://${text}`);
        readHost(text);
      }),
    );
  });
});
