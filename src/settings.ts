import { z } from 'zod';
import { PROJECT, TABLE, type Row, type Rows } from './settings-table.ts';

/** What may stand in the variables, by field. */
export const settingsSchema = z.object(schemasOf(TABLE));

/** What the variables say, by field. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** A row of the table. */
export interface Setting extends Row {
  readonly field: string;
  /** As it would be written in .env; a folder of beleg's own below beleg's folder, empty where there is none. */
  readonly default: string;
}

/** All settings, in the order in which a person reads of them. */
export const SETTINGS: readonly Setting[] = Object.entries<Row>(TABLE).map(([field, row]) => ({
  ...row,
  field,
  default: String(row.schema.parse(undefined) ?? '').replace(PROJECT, ''),
}));

/** The environment variable of a setting. */
export function variableOf(field: keyof Settings): string {
  return TABLE[field].name;
}

/** The schemas alone. The first line says what Object.fromEntries forgets: which field has which. */
function schemasOf<Table extends Rows>(table: Table): { [Field in keyof Table]: Table[Field]['schema'] };
function schemasOf(table: Rows): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(Object.entries(table).map(([field, { schema }]) => [field, schema]));
}
