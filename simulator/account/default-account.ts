/** The invented account that a world has unless another is handed in. All numbers are fictional. */
import type { Account, Device, Extension } from "./account.ts";
import { type CountryCode, countryOf, movedTo } from "./countries.ts";

const nobody = { devices: [], forwardingNumbers: [], members: [], supervises: [] } as const;

interface Person {
  readonly id: string;
  readonly extensionNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: string;
  readonly department: string;
  readonly directNumber: string;
}

function deskPhone(person: Person): Device {
  return {
    id: `80${person.id}`,
    type: "HardPhone",
    name: `${person.firstName}'s desk phone`,
    online: true,
  };
}

function person(facts: Person, more: Partial<Extension> = {}): Extension {
  const name = `${facts.firstName} ${facts.lastName}`;
  const email = `${facts.firstName}.${facts.lastName}@fernway.example`.toLowerCase();
  return {
    ...nobody,
    ...facts,
    type: "User",
    name,
    email,
    devices: [deskPhone(facts)],
    ...more,
  };
}

const averyQuill: Person = {
  id: "700100012",
  extensionNumber: "112",
  firstName: "Avery",
  lastName: "Quill",
  jobTitle: "Office Coordinator",
  department: "Front Office",
  directNumber: "+15550100112",
};

const users: readonly Extension[] = [
  person(averyQuill, {
    devices: [
      deskPhone(averyQuill),
      { id: "81700100012", type: "SoftPhone", name: "Avery's laptop", online: true },
      { id: "82700100012", type: "HardPhone", name: "Workshop phone", online: false },
      { id: "83700100012", type: "OtherPhone", name: "Existing phone", online: true },
    ],
    forwardingNumbers: [
      {
        id: "900100001",
        phoneNumber: "+15550100112",
        label: "Desk",
        type: "PhoneLine",
        flipNumber: "1",
      },
      {
        id: "900100002",
        phoneNumber: "+15550100182",
        label: "Mobile",
        type: "Mobile",
        flipNumber: "2",
      },
      {
        id: "900100003",
        phoneNumber: "+15550100183",
        label: "Home",
        type: "Home",
        flipNumber: "3",
        isOutside: true,
      },
      { id: "900100004", phoneNumber: "+15550100184", label: "Depot", type: "Other" },
    ],
    supervises: ["700100013", "700100014"],
  }),
  person({
    id: "700100013",
    extensionNumber: "113",
    firstName: "Rowan",
    lastName: "Pike",
    jobTitle: "Service Technician",
    department: "Service",
    directNumber: "+15550100113",
  }),
  person({
    id: "700100014",
    extensionNumber: "114",
    firstName: "Juniper",
    lastName: "Vale",
    jobTitle: "Account Manager",
    department: "Sales",
    directNumber: "+15550100114",
  }),
  person({
    id: "700100015",
    extensionNumber: "115",
    firstName: "Sorrel",
    lastName: "Finnery",
    jobTitle: "Bookkeeper",
    department: "Finance",
    directNumber: "+15550100115",
  }),
  person({
    id: "700100016",
    extensionNumber: "116",
    firstName: "Linden",
    lastName: "Oakes",
    jobTitle: "Warehouse Lead",
    department: "Warehouse",
    directNumber: "+15550100116",
  }),
  person({
    id: "700100017",
    extensionNumber: "117",
    firstName: "Tansy",
    lastName: "Merrow",
    jobTitle: "Managing Director",
    department: "Management",
    directNumber: "+15550100117",
  }),
];

const shared: readonly Extension[] = [
  {
    ...nobody,
    id: "700100050",
    extensionNumber: "150",
    type: "Department",
    name: "Help Desk",
    members: ["700100012", "700100013", "700100014"],
  },
  {
    ...nobody,
    id: "700100051",
    extensionNumber: "151",
    type: "Department",
    name: "Order Line",
    members: ["700100014", "700100015"],
  },
  {
    ...nobody,
    id: "700100090",
    extensionNumber: "190",
    type: "ParkLocation",
    name: "Front Counter",
    members: ["700100012", "700100013", "700100014"],
  },
  {
    ...nobody,
    id: "700100091",
    extensionNumber: "191",
    type: "ParkLocation",
    name: "Workshop",
    members: ["700100012", "700100013"],
  },
  {
    ...nobody,
    id: "700100092",
    extensionNumber: "192",
    type: "ParkLocation",
    name: "Loading Dock",
    members: ["700100016"],
  },
];

/** Fernway Supply: six people, two queues, two park locations of the demo user and one that is not. */
export const defaultAccount: Account = {
  id: "700100001",
  companyName: "Fernway Supply",
  companyNumber: "+15550100100",
  homeCountry: countryOf("US"),
  demoUserId: averyQuill.id,
  newCallHandling: false,
  extensions: [...users, ...shared],
  outsideCallers: [
    { name: "Marlow Finch", phoneNumber: "+15550100177" },
    { name: "Petra Holloway", phoneNumber: "+15550100161" },
    { name: "Bramble Freight", phoneNumber: "+15550100162" },
    { name: "Ines Caldera", phoneNumber: "+15550100163" },
    { name: "Dock Street Dental", phoneNumber: "+15550100164" },
    { name: "Oswin Tarn", phoneNumber: "+15550100165" },
    { name: "Coral Whitby", phoneNumber: "+15550100166" },
  ],
};

/** The same company at home in another country; who calls from the United States still does. */
export function accountIn(country: CountryCode): Account {
  const moved = (phoneNumber: string): string => movedTo(country, phoneNumber);
  const { companyNumber, extensions, outsideCallers } = defaultAccount;
  return {
    ...defaultAccount,
    companyNumber: moved(companyNumber),
    homeCountry: countryOf(country),
    extensions: extensions.map((extension) => ({
      ...extension,
      ...(extension.directNumber === undefined
        ? {}
        : { directNumber: moved(extension.directNumber) }),
      forwardingNumbers: extension.forwardingNumbers.map((number) => ({
        ...number,
        phoneNumber: moved(number.phoneNumber),
      })),
    })),
    outsideCallers: [
      ...outsideCallers.map(({ name, phoneNumber }) => ({ name, phoneNumber: moved(phoneNumber) })),
      ...outsideCallers,
    ],
  };
}
