import { useDirectory } from '../../../app/api/use-directory.ts';
import type { PlaceView } from '../views.ts';

/** Where a person is, in words: site and section, or vehicle. */
export function PlaceText({ place }: { place: PlaceView }) {
  const directory = useDirectory();
  if (place.vehicle) return <bdi>{place.vehicle}</bdi>;
  if (!place.site) return <>—</>;
  return (
    <>
      {directory.siteName(place.site)}
      {place.section && (
        <>
          {' · '}
          <bdi>{directory.sectionName(place.site, place.section)}</bdi>
        </>
      )}
    </>
  );
}
