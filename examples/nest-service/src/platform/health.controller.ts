import { Controller, Get } from '@nestjs/common';
import { Database } from './database';

/** What the probes of the Deployment ask. */
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers; whether others do is no reason to start it anew. */
  @Get('live')
  live(): string {
    return 'ok';
  }

  /** It can serve a request, which needs the database. */
  @Get('ready')
  async ready(): Promise<string> {
    await this.database.query('select 1', []);
    return 'ok';
  }
}
