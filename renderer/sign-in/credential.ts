/** What a developer signs in with. The token goes to main and is kept nowhere in the page. */
export interface Credential {
  server: string;
  clientId: string;
  jwt: string;
}
