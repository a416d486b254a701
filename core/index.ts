export { openBase, closeBases, testBase, type AccesBase, type Base } from './base';
export { openCentre, type Centre } from './centre';
export { Refus, unwrap, type Faute, type Issue } from './errors/refus';
export { migrate, migrationsManquantes, type ResultatMigration } from '../database/migrate';
export { check, type Constat } from './verification/check';
