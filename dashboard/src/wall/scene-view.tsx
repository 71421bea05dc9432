import type { Slice } from '../data/api.ts'
import type { Scene } from './scenes.ts'
import { WallChart } from './wall-chart.tsx'
import { WallFigure } from './wall-figure.tsx'

/** One page of the wall. */
export function SceneView({
  scene: { figures, band, features },
  sharpness,
  onOpen,
}: {
  scene: Scene
  sharpness: number
  onOpen: (slice: Slice) => void
}) {
  const beside = figures.length > 0 || band !== undefined
  return (
    <div className="scene" data-beside={beside && features.length > 0} data-features={features.length}>
      {beside && (
        <div className="scene-facts">
          {figures.length > 0 && (
            <div className="scene-figures" data-count={figures.length}>
              {figures.map((metric) => (
                <WallFigure key={`${metric.type}.${metric.metric}`} metric={metric} onOpen={onOpen} />
              ))}
            </div>
          )}
          {band && <WallChart metric={band} sharpness={sharpness} onOpen={onOpen} />}
        </div>
      )}
      {features.map((metric) => (
        <WallChart key={`${metric.type}.${metric.metric}`} metric={metric} sharpness={sharpness} onOpen={onOpen} />
      ))}
    </div>
  )
}
