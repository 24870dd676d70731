const NOTES = [660, 880];
const LENGTH = 0.14;
const LOUDNESS = 0.15;

let audio: AudioContext | null = null;

/** Play two short notes. Until somebody has touched the page, browsers keep it silent. */
export function ring(): void {
  audio ??= new AudioContext();
  void audio.resume();
  NOTES.forEach((frequency, index) => {
    if (audio) play(audio, frequency, audio.currentTime + index * LENGTH);
  });
}

function play(context: AudioContext, frequency: number, start: number): void {
  const [note, volume] = [new OscillatorNode(context, { frequency }), new GainNode(context, { gain: 0 })];
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH);
  note.connect(volume).connect(context.destination);
  note.start(start);
  note.stop(start + LENGTH);
}
