// Starts another version of PostgreSQL than the tests' own, says its address, and stops it when its input ends.
import { startThrowaway } from '../../../stack/postgres/startThrowaway.mjs';

const postgres = await startThrowaway(['fsync=off'], process.argv[2]);
console.log(postgres.url('postgres'));
process.stdin.resume().once('end', () => postgres.stop());
