/** The package managers that we know how to ask. */
export type PackageManager = 'apt-get' | 'dnf' | 'zypper' | 'pacman' | 'brew';

/** How a package manager is asked: what stands before the package's name, what fetches its lists, whether root must ask. */
export const packageManagers: Readonly<
  Record<PackageManager, { readonly install: string; readonly refresh?: string; readonly asRoot: boolean }>
> = {
  // A fresh machine or container has no package lists yet.
  'apt-get': { install: 'apt-get install -y --no-install-recommends', refresh: 'apt-get update', asRoot: true },
  dnf: { install: 'dnf install -y', asRoot: true },
  zypper: { install: 'zypper --non-interactive install', asRoot: true },
  pacman: { install: 'pacman -S --noconfirm', refresh: 'pacman -Sy', asRoot: true },
  brew: { install: 'brew install', asRoot: false },
};
