import { createRoute, createRouter } from '@tanstack/react-router';
import { lazyPage } from './api/load-part.ts';
import { Waiting } from './kit/waiting.tsx';
import { accountRoutes } from './routes/account-routes.ts';
import { frame, listSearch, root } from './routes/frame.tsx';
import { CrashPage } from './shell/crash-page.tsx';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { back?: string } =>
    typeof search.back === 'string' && search.back.startsWith('/') && !search.back.startsWith('//')
      ? { back: search.back }
      : {},
  component: lazyPage(() => import('../core/access/web/sign-in-page.tsx'), 'SignInPage'),
});

const providerSignIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/provider/$authority',
  component: lazyPage(() => import('../core/access/web/provider-sign-in-page.tsx'), 'ProviderSignInPage'),
});

const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/accept-invitation',
  component: lazyPage(() => import('../core/access/web/accept-invitation-page.tsx'), 'AcceptInvitationPage'),
});

/** Keeps some words of an address, as texts; what they mean is the page's to know, and the register's to refuse. */
const texts =
  <Key extends string>(...keys: Key[]) =>
  (search: Record<string, unknown>): { [Name in Key]?: string } =>
    Object.fromEntries(keys.flatMap((key) => (search[key] ? [[key, String(search[key])]] : []))) as {
      [Name in Key]?: string;
    };

const operation = createRoute({
  getParentRoute: () => frame,
  path: '/',
  validateSearch: texts('operation', 'state', 'day', 'site', 'page'),
  component: lazyPage(() => import('../systems/transfers/web/operation-page.tsx'), 'OperationPage'),
});

const operationRoom = createRoute({
  getParentRoute: () => frame,
  path: '/operations/$operationNo',
  component: lazyPage(() => import('../systems/transfers/web/operation-room-page.tsx'), 'OperationRoomPage'),
});

const plans = createRoute({
  getParentRoute: () => frame,
  path: '/operations/$operationNo/plans',
  component: lazyPage(() => import('../systems/transfers/web/plans-page.tsx'), 'PlansPage'),
});

const plan = createRoute({
  getParentRoute: () => frame,
  path: '/plans/$planId',
  component: lazyPage(() => import('../systems/transfers/web/plan-page.tsx'), 'PlanPage'),
});

const planUnit = createRoute({
  getParentRoute: () => frame,
  path: '/plans/$planId/units/$unit',
  component: lazyPage(() => import('../systems/transfers/web/plan-unit-page.tsx'), 'PlanUnitPage'),
});

const receivedPersons = createRoute({
  getParentRoute: () => frame,
  path: '/operations/$operationNo/received',
  validateSearch: texts('measure', 'nationality', 'fromAt', 'untilAt'),
  component: lazyPage(() => import('../systems/transfers/web/received-persons-page.tsx'), 'ReceivedPersonsPage'),
});

const convoys = createRoute({
  getParentRoute: () => frame,
  path: '/convoys',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/transfers/web/convoy-board-page.tsx'), 'ConvoyBoardPage'),
});

const newManifest = createRoute({
  getParentRoute: () => frame,
  path: '/manifests/new',
  validateSearch: texts('operation'),
  component: lazyPage(() => import('../systems/transfers/web/create-manifest-page.tsx'), 'CreateManifestPage'),
});

const manifest = createRoute({
  getParentRoute: () => frame,
  path: '/manifests/$manifestNo',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/transfers/web/manifest-page.tsx'), 'ManifestPage'),
});

const sheet = createRoute({
  getParentRoute: () => frame,
  path: '/manifests/$manifestNo/sheets/$sheet',
  component: lazyPage(() => import('../systems/transfers/web/sheet-page.tsx'), 'SheetPage'),
});

const compartments = createRoute({
  getParentRoute: () => frame,
  path: '/manifests/$manifestNo/compartments',
  component: lazyPage(() => import('../systems/transfers/web/compartments-page.tsx'), 'CompartmentsPage'),
});

const movement = createRoute({
  getParentRoute: () => frame,
  path: '/manifests/$manifestNo/movement',
  component: lazyPage(() => import('../systems/transfers/web/movement-page.tsx'), 'MovementPage'),
});

const escortRecords = createRoute({
  getParentRoute: () => frame,
  path: '/manifests/$manifestNo/escort',
  component: lazyPage(() => import('../systems/transfers/web/escort-records-page.tsx'), 'EscortRecordsPage'),
});

const escortRecord = createRoute({
  getParentRoute: () => frame,
  path: '/manifests/$manifestNo/escort/$personNo',
  component: lazyPage(() => import('../systems/transfers/web/escort-record-page.tsx'), 'EscortRecordPage'),
});

const handover = createRoute({
  getParentRoute: () => frame,
  path: '/manifests/$manifestNo/hand-over/$ordinal',
  component: lazyPage(() => import('../systems/transfers/web/handover-page.tsx'), 'HandoverPage'),
});

const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/people-page.tsx'), 'PeoplePage'),
});

const intake = createRoute({
  getParentRoute: () => frame,
  path: '/people/register',
  component: lazyPage(() => import('../systems/register/web/intake-page.tsx'), 'IntakePage'),
});

const person = createRoute({
  getParentRoute: () => frame,
  path: '/people/$personNo',
  component: lazyPage(() => import('../systems/register/web/person-page.tsx'), 'PersonPage'),
});

const fileReadings = createRoute({
  getParentRoute: () => frame,
  path: '/people/$personNo/readings',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/file-readings-page.tsx'), 'FileReadingsPage'),
});

const sites = createRoute({
  getParentRoute: () => frame,
  path: '/sites',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/sites/web/sites-page.tsx'), 'SitesPage'),
});

const occupants = createRoute({
  getParentRoute: () => frame,
  path: '/sites/occupancy/persons',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/sites/web/occupants-page.tsx'), 'OccupantsPage'),
});

const occupancyTrend = createRoute({
  getParentRoute: () => frame,
  path: '/sites/occupancy/trend',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/sites/web/occupancy-trend-page.tsx'), 'OccupancyTrendPage'),
});

const occupancy = createRoute({
  getParentRoute: () => frame,
  path: '/sites/occupancy',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/sites/web/occupancy-page.tsx'), 'OccupancyPage'),
});

const site = createRoute({
  getParentRoute: () => frame,
  path: '/sites/$code',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/sites/web/site-page.tsx'), 'SitePage'),
});

const vehicleInspections = createRoute({
  getParentRoute: () => frame,
  path: '/vehicle-inspections',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/sites/web/inspections-page.tsx'), 'InspectionsPage'),
});

const strength = createRoute({
  getParentRoute: () => frame,
  path: '/strength',
  component: lazyPage(() => import('../systems/register/web/strength-page.tsx'), 'StrengthPage'),
});

const callRoll = createRoute({
  getParentRoute: () => frame,
  path: '/sites/$code/roll-call',
  component: lazyPage(() => import('../systems/sites/web/call-roll-page.tsx'), 'CallRollPage'),
});

const households = createRoute({
  getParentRoute: () => frame,
  path: '/sites/$code/households',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/households-page.tsx'), 'HouseholdsPage'),
});

const rollCall = createRoute({
  getParentRoute: () => frame,
  path: '/sites/$code/roll-calls/$rollCallId',
  component: lazyPage(() => import('../systems/sites/web/roll-call-page.tsx'), 'RollCallPage'),
});

const emergency = createRoute({
  getParentRoute: () => frame,
  path: '/sites/$code/emergencies/$emergencyId',
  component: lazyPage(() => import('../systems/sites/web/emergency-page.tsx'), 'EmergencyPage'),
});

const evacuees = createRoute({
  getParentRoute: () => frame,
  path: '/sites/$code/emergencies/$emergencyId/evacuees/$manifestNo',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/sites/web/evacuees-page.tsx'), 'EvacueesPage'),
});

const lists = createRoute({
  getParentRoute: () => frame,
  path: '/lists',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/lists-page.tsx'), 'ListsPage'),
});

const receiveList = createRoute({
  getParentRoute: () => frame,
  path: '/lists/receive',
  component: lazyPage(() => import('../systems/register/web/receive-list-page.tsx'), 'ReceiveListPage'),
});

const list = createRoute({
  getParentRoute: () => frame,
  path: '/lists/$listNo',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/list-page.tsx'), 'ListPage'),
});

const requests = createRoute({
  getParentRoute: () => frame,
  path: '/requests',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/safeguards/web/requests-page.tsx'), 'RequestsPage'),
});

const request = createRoute({
  getParentRoute: () => frame,
  path: '/requests/$requestNo',
  component: lazyPage(() => import('../systems/safeguards/web/request-page.tsx'), 'RequestPage'),
});

const fears = createRoute({
  getParentRoute: () => frame,
  path: '/fears',
  component: lazyPage(() => import('../systems/safeguards/web/fears-page.tsx'), 'FearsPage'),
});

const breaches = createRoute({
  getParentRoute: () => frame,
  path: '/breaches',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/breaches-page.tsx'), 'BreachesPage'),
});

const owed = createRoute({
  getParentRoute: () => frame,
  path: '/owed/$what',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/owed-page.tsx'), 'OwedPage'),
});

const lateness = createRoute({
  getParentRoute: () => frame,
  path: '/lateness',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/lateness-page.tsx'), 'LatenessPage'),
});

const lateFacts = createRoute({
  getParentRoute: () => frame,
  path: '/lateness/facts',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/late-facts-page.tsx'), 'LateFactsPage'),
});

const erasures = createRoute({
  getParentRoute: () => frame,
  path: '/erasures',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/erasures-page.tsx'), 'ErasuresPage'),
});

const orders = createRoute({
  getParentRoute: () => frame,
  path: '/orders',
  validateSearch: listSearch,
  component: lazyPage(() => import('../systems/register/web/orders-page.tsx'), 'OrdersPage'),
});

const routeTree = root.addChildren([
  signIn,
  providerSignIn,
  acceptInvitation,
  frame.addChildren([
    operation,
    operationRoom,
    receivedPersons,
    plans,
    plan,
    planUnit,
    convoys,
    newManifest,
    manifest,
    sheet,
    compartments,
    movement,
    escortRecords,
    escortRecord,
    handover,
    people,
    intake,
    person,
    fileReadings,
    sites,
    vehicleInspections,
    occupancy,
    occupants,
    occupancyTrend,
    site,
    strength,
    callRoll,
    households,
    rollCall,
    emergency,
    evacuees,
    lists,
    receiveList,
    list,
    fears,
    requests,
    request,
    ...accountRoutes,
    breaches,
    lateness,
    lateFacts,
    orders,
    erasures,
    owed,
  ]),
]);

/** The addresses of the application. They carry numbers of persons and manifests, never a name. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: CrashPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
