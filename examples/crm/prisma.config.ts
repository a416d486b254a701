import { PrismaPg } from '@prisma/adapter-pg';
import { defineConfig } from 'prisma/config';

// The schema engine in WebAssembly: no binary is needed, not even for `prisma migrate diff`.
export default defineConfig({
	schema: 'prisma/schema.prisma',
	experimental: { adapter: true },
	engine: 'js',
	adapter: async () => new PrismaPg({ connectionString: process.env.DATABASE_URL }),
});
