// Supabase's API over a real PostgreSQL, on 127.0.0.1 at a port of the system's choice, which it prints.
import { serve } from "@hono/node-server";
import { App } from "@supabase/lite";
import { createPostgresConnection } from "@supabase/lite/postgres";

const { DATABASE_URL, JWT_SECRET, ANON_KEY, SERVICE_KEY } = process.env;
// Arguments of functions come to the driver as JSON already.
const written = (value) => (typeof value === "string" ? value : JSON.stringify(value));
// Instants and numbers as the hosted API writes them: the driver's own would lose microseconds.
const types = {
  timestamptz: { to: 1184, from: [1184], serialize: String,
                 parse: (value) => value.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00") },
  json: { to: 114, from: [114], parse: JSON.parse, serialize: written },
  jsonb: { to: 3802, from: [3802], parse: JSON.parse, serialize: written },
  numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
};
const connection = await createPostgresConnection({
  url: DATABASE_URL,
  postgresOptions: { connection: { TimeZone: "UTC" }, onnotice: () => {}, types },
});
const app = new App({
  connection,
  auth: {
    enabled: true, enable_signup: true, jwt_secret: JWT_SECRET, jwt_expiry: 3600,
    publishable_key: ANON_KEY, secret_key: SERVICE_KEY, email: { enable_confirmations: false },
  },
});
await app.ensureSystemSchema();  // auth, and what the hosted project has before any migration
const server = serve({
  port: 0,
  hostname: "127.0.0.1",
  fetch: (request, env) => app.fetch(request, { peerAddress: env.incoming.socket.remoteAddress ?? null }),
}, ({ port }) => console.log(`port ${port}`));
process.on("SIGTERM", () => { server.close(); process.exit(0); });
