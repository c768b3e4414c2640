/** Questions with the cards that answer them, parted by commas: those that the ranking was tuned with. */
export const workedQuestions = `
inverse-square | Why does the background go dark when I put the lamp close to the face?
size-of-source | How do I get softer shadows from a flash?
backlight, flash-and-ambient, fill-light | How do I shoot someone with the sun behind them without a black face?
sunny-sixteen | How can I guess the settings without a meter on a bright day?
snow-and-fog, meter-middle-tone | Why does my snow come out gray?
shot-noise | Why are my pictures grainy at high ISO?
hyperfocal | Where do I focus in a landscape so everything is sharp?
depth-of-field, bokeh | Does a smaller sensor give less blur in the background?
diffraction | Is f/22 less sharp than f/8?
camera-shake | How slow a shutter speed can I handhold?
panning | How do I photograph a cyclist with a streaked background?
metamerism | Why do the colours of my print change under another lamp?
banding | Why do I see stripes in the sky after editing?
thirds | Should I always use the rule of thirds?
converging-verticals | My buildings lean backwards, how do I avoid that?
bw-filters | Which filter darkens the sky in black and white?
where-to-focus | Which eye should be sharp in a portrait?
edit-ruthlessly | How do I pick the best out of 300 frames?
zones | What is zone III?
soft-proof | Why is my print darker than the screen?
window-light | How should I place somebody next to a window?
golden-hour | Why is the light warm before sunset?
lighting-glass | How do I light a wine bottle?
incident-metering | What is a hand-held meter with a white dome good for?
expose-right | Does exposing to the right still make sense?
reciprocity | Why do I need longer times than the meter says with film at night?
white-balance | What does 5500 Kelvin mean?
simultaneous-contrast | Why does the same grey look different beside red and green?
gamut | Should I export in Adobe RGB or sRGB?
negative-space | How much empty space should I leave around my subject?
leading-lines | How do lines guide the eye?
visual-weight | How can I balance a small figure against a big rock?
decisive-moment | How did Cartier-Bresson get his timing?
perspective-distance | Why do noses look big with a wide angle lens?
polarizer | Does a polariser remove reflections from metal?
freezing-motion | Which shutter speed for running children?
long-exposure | How do I get silky water in a waterfall?
print-size | How big can I print 24 megapixels?
sequence-pairs, photobook | In which order should I put the pictures of my book?
group-portrait | How do I arrange a family of ten?
fill-light | How do I brighten the dark side of a face with a reflector?
catchlight | Her eyes look dead, what can I do?
moon | What exposure for the full moon?
histogram | How do I read the histogram?
dynamic-range | The window is white and the room is dark, what now?
mixed-light | One half of the face is orange and the other is blue, why?
color-contrasts | How do warm and cold colors work together?
figure-ground | How do I stop a pole from growing out of a head?
layers-depth | My wide landscapes look flat, how do I add depth?
aspect-ratio | When is a square format better?
scheimpflug | What does a tilt lens do?
rolling-shutter | Why do LED lights give me bands with the silent shutter?
high-low-key | What is the difference between high key and overexposed?
output-sharpening | How much should I sharpen for paper?
dodge-burn | What is dodging and burning?
jpeg | Does saving a jpeg again and again make it worse?
street-approach | I am shy, how do I photograph strangers?
still-life-arrange | How do I arrange objects on a table?
equivalents | Why did Stieglitz photograph clouds?
scale-in-landscape | How can I show how huge a mountain is?
direction-of-light | Does light from the side bring out texture?
blue-hour | When do street lamps and the evening sky go well together?
portrait-patterns | How do I set up Rembrandt lighting?
stops | How much is one stop?
expose-shadows | Should I expose for the shadows or the highlights on film?
purkinje | Why do night shots look like odd daylight?
cool-shadow-warm-light | Why are shadows on snow blue?
frame-edges | What should I check along the edges of the frame?
vantage-point | Is it worth getting down low with the camera?
eye-movements | Where do viewers look first in a picture?
rhythm-repetition | How do I break up a repeating pattern?
aerial-perspective | Why do distant mountains look pale?
bokeh | How do I get a creamy blurred background?
stars | How long can I expose before stars become trails?
bw-tonal | Which scenes work in black and white?
paper-surface, soft-proof | Matte or glossy paper for a dark print?
street-layers, street-approach | How do I handle many people in one street frame?
landscape-weather | Is it worth going back to a landscape in bad weather?
close-up | How do I get more in focus in macro shots?
photobook | What makes a good photobook layout?
`

/** Questions that no card answers: nothing may be said from the shelf. */
export const strangeQuestions = `
Which camera should I buy for 500 dollars?
Who won the world cup?
How do I cancel my subscription?
What is the capital of France?
Can you write me a poem?
How do I install a new printer driver on Linux?
Is my dog happy here?
What did my mother say yesterday?
Who was Vivian Maier?
How do I register copyright in Germany?
Which battery fits my old Nikon?
Where can I sell stock photographs?
What is the best price for a wedding shoot?
Tell me a joke about photographers.
`
