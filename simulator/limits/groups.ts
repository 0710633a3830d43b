/** The service's throttling groups: which one an operation counts against. */
export type RateGroup = "Light" | "Medium" | "Heavy" | "Auth";

interface Rule {
  readonly methods: readonly string[] | "any";
  readonly path: RegExp;
  readonly group: RateGroup;
}

const account = "^/restapi/v1\\.0/account/[^/]+";
const extension = `${account}/extension/[^/]+`;

/** First match counts; what no rule names is Light, as most operations are. */
const rules: readonly Rule[] = [
  { methods: "any", path: /^\/restapi\/oauth\//, group: "Auth" },
  {
    methods: ["POST"],
    path: new RegExp(`${account}/telephony/(call-out|conference)$`),
    group: "Heavy",
  },
  { methods: ["POST"], path: new RegExp(`${account}/directory/entries/search$`), group: "Heavy" },
  {
    methods: ["GET"],
    path: new RegExp(`${account}/(phone-number|presence|active-calls)$`),
    group: "Heavy",
  },
  { methods: ["GET"], path: new RegExp(`${extension}/active-calls$`), group: "Heavy" },
  { methods: ["PUT"], path: new RegExp(`${extension}/presence$`), group: "Medium" },
  { methods: ["GET"], path: new RegExp(`${account}/extension$`), group: "Medium" },
  { methods: ["GET"], path: new RegExp(`${extension}/(features|authz-profile)$`), group: "Medium" },
  { methods: ["GET"], path: new RegExp(`${account}/directory/entries(/[^/]+)?$`), group: "Medium" },
  { methods: ["POST"], path: /^\/restapi\/v1\.0\/subscription$/, group: "Medium" },
  { methods: ["PUT", "DELETE"], path: /^\/restapi\/v1\.0\/subscription\/[^/]+$/, group: "Medium" },
  {
    methods: ["POST", "PUT", "DELETE"],
    path: new RegExp(`${extension}(/forwarding-number(/[^/]+)?)?$`),
    group: "Medium",
  },
];

/** `path` is without query; a trailing slash makes no difference. */
export function groupOf(method: string, path: string): RateGroup {
  const plain = path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
  const rule = rules.find(
    ({ methods, path: pattern }) =>
      (methods === "any" || methods.includes(method)) && pattern.test(plain),
  );
  return rule?.group ?? "Light";
}
