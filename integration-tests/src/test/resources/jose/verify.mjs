// The recipe of docs/services.md: prints the claims of a token, or why it is refused.
import { createRemoteJWKSet, jwtVerify } from 'jose';

const [address, audience, token] = process.argv.slice(2);
const keys = createRemoteJWKSet(new URL(address));

try {
  const { payload } = await jwtVerify(token, keys, { issuer: 'https://login.example.org/app', audience });
  console.log(JSON.stringify(payload));
} catch (refused) {
  console.log(JSON.stringify({ code: refused.code, claim: refused.claim ?? '' }));
}
