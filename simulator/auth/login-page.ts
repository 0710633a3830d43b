import type { LoginUser } from "./app-registration.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

/** One radio button per user; the first match of `preselected` (extension id or number) is set. */
function userChoice(user: LoginUser, isChecked: boolean): string {
  const checked = isChecked ? " checked" : "";
  const label = `${escapeHtml(user.name)} (extension ${escapeHtml(user.extensionNumber)})`;
  const value = escapeHtml(user.extensionId);
  return `<p><label><input type="radio" name="extension" value="${value}" required${checked}> ${label}</label></p>`;
}

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 3rem auto; padding: 0 1rem; }
fieldset { margin: 0 0 1rem; }
button { font: inherit; padding: 0.4rem 1rem; margin-right: 0.5rem; }
`;

/** The Content-Security-Policy that goes with the pages. No `form-action`: the form ends abroad. */
export const loginPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body>
</html>`;
}

/** The form that stands in for the service's own login and consent pages. */
export function loginPage(options: {
  users: readonly LoginUser[];
  preselected: string;
  appName: string;
  permissions: readonly string[];
}): string {
  const { users, preselected } = options;
  const chosen =
    users.find(
      (user) => user.extensionId === preselected || user.extensionNumber === preselected,
    ) ?? users[0];
  const choices = users.map((user) => userChoice(user, user === chosen)).join("\n");
  const asked = options.permissions.map((name) => `<li>${escapeHtml(name)}</li>`).join("");
  return page(
    "Sign in to the simulated account",
    `<p>This is a simulator. There is no password, and nothing leaves this computer.</p>
<form method="post">
<fieldset><legend>Sign in as</legend>
${choices}
</fieldset>
<h2>${escapeHtml(options.appName)} asks for</h2>
<ul>${asked}</ul>
<p><button name="decision" value="allow">Allow</button>
<button name="decision" value="deny" formnovalidate>Deny</button></p>
</form>`,
  );
}

/** Shown where the browser cannot be sent back to the application. */
export function loginErrorPage(message: string): string {
  return page("Sign-in cannot go on", `<p>${escapeHtml(message)}</p>`);
}
