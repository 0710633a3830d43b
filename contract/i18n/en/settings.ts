/** The settings as a whole: their groups, the search in them, and what takes a change back. */
export const settingsWords = {
  window: "Window",
  groups: {
    general: { title: "General", note: "Theme, language, window, start at login" },
    calls: {
      title: "Calls",
      note: "One-key targets, waiting callers, second chance, recent calls",
    },
    alerts: { title: "Notifications and sounds", note: "What tells you of a call, and how loud" },
    keys: { title: "Keys and commands", note: "Global hotkeys, keys in the window, command line" },
    account: {
      title: "Account and permissions",
      note: "Who is signed in, and what the account allows",
    },
    about: { title: "Help and about", note: "Help, diagnostics, updates, licences" },
  },
  search: {
    label: "Search settings",
    found: (count: number) => (count === 1 ? "1 setting found" : `${count} settings found`),
    none: "No setting goes by these words.",
  },
  undo: {
    changed: (name: string) => `“${name}” changed.`,
    undone: (name: string) => `“${name}” is as it was.`,
    undo: "Undo",
    undoOf: (name: string) => `Undo: ${name}`,
  },
  /** What else people call the settings of a section; looked through, never shown. */
  synonyms: {
    appearance: "theme dark light night mode colours look",
    language: "translation words locale",
    window: "small strip mini compact pinned on top popup pop up",
    integration: "autostart boot login launch startup tel links protocol default phone",
    targets: "default favourite preset quick park flip slot",
    waiting: "hold held parked reminder forgotten long limit timer alert",
    cardNumber: "credit debit pci payment recording record pause",
    secondChance: "cancel undo delay countdown confirm mistake",
    recent: "history log privacy data delete forget keep",
    notifications: "alerts cards banners popups quiet do not disturb privacy name hide",
    tones: "sounds audio beep volume loud mute silence noise",
    hotkeys: "shortcuts keyboard keys bindings single letters",
    commandLine: "cli terminal shell script automation stream deck ringside",
    account: "sign out log out switch user password profile device",
    access: "permissions rights scopes administrator missing allowed",
    updates: "version upgrade new release",
    application: "help support manual logs report problem diagnostics licences open source",
  },
};
