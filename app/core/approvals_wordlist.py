"""The words that a digest is read out in: 1024 of them, no two a single letter apart."""

from typing import Final

_LISTED: Final = """
abacus acorn acrobat actor agent airport alarm album almond alpine aluminum amber anaconda anchor angle animal
antelope antenna antler anvil apple apricot apron aquarium arcade archer armchair arrow artist aspen asteroid
athlete atlas attic autumn avenue avocado award baboon backpack bacon badger bagel baker balcony balloon bamboo
banana bandage banjo banner barbecue barley barnacle barrel basement basilica basket bassoon bathtub battery
bayou bazaar beach beagle beaver bedroom beetle berry bicycle billiard biplane birch biscuit blanket blizzard
blossom bluebell bobcat bonfire bonnet bookcase boomerang border bottle boulder bouquet bowling boxcar bracelet
branch breakfast breeze brick bridge briefcase broccoli bronze brother bubble bucket buffalo bugle bulldog
bulletin bumper bungalow burrito butcher butter buttercup butterfly button buzzard cabbage cabin cactus
cafeteria calendar camel camera campfire campus canal canary candle canister cannon canoe canvas captain caramel
caravan cardinal carnation carnival carousel carpet carrot cartoon cascade cashew castle catapult catfish
cathedral cauldron cavern cedar cello cement centipede century ceramic chalk chamber chameleon champion channel
chapel charcoal chariot checkers cheese cheetah cherry chess chestnut chicken chimney chipmunk chocolate chorus
cicada cinema cinnamon circle circus citadel citizen clarinet classroom cliff climber clock cloud clover cobra
cobweb cockatoo cockpit coconut coffee collar colony comet compass concert condor conductor conifer container
continent copper coral corduroy cormorant corner corridor cottage cotton cougar council courtyard cousin cowboy
coyote cradle crater crayon crescent cricket crocodile croissant crossbow crossroad crown crusader crystal
cuckoo cucumber cufflink cupboard currency curtain cushion customer cutlass cyclone cymbal daffodil daisy dancer
dandelion dashboard dawn daylight deacon decanter december deckhand delta dentist desert detective diagonal
diamond diary digger dinner dinosaur diploma director dishcloth diver dogwood dolphin dominoes donkey doorbell
doughnut dragon drawer driftwood drummer duckling dumpling dungeon dustpan earring earth earthworm easel eclipse
editor eggplant eggshell elbow elephant elevator elk embassy emerald emperor engine envelope equator eraser
escalator evening explorer fabric factory falcon family farmer farmhouse father february fender festival fiddle
finger firefly fireplace fisherman flagpole flagship flamingo flannel flask flounder flute football footprint
forest fork fortress fossil fountain fox foxglove freckle freezer freight friday frog funnel furnace galaxy
gallery garage garden gardener gargoyle garlic garnet gazebo gazelle gecko geranium geyser giant gibbon giraffe
glacier gladiator glassware glider globe goblin goggles goldfish golf gondola gondolier goose gorilla granite
grape graphite gravel gravy griffin grotto guardian guitar gull gymnasium gymnast hacienda hairbrush halibut
hallway hamburger hammer hamster handbag handlebar hangar harbor harmonica harness harp harvest hatchet haystack
hazelnut headlamp hedgehog heirloom helmet hermit heron herring hexagon highway hippo hobby hockey holiday holly
honey honeycomb horizon hornet horseshoe hospital hotel hourglass hunter hurdle husky hydrant hyena iceberg
icicle igloo iguana impala incense index infantry ingot inkwell insect inspector iris island ivory ivy jackal
jacket jackpot jaguar jamboree january jasmine javelin jawbone jellyfish jersey jester jewel jigsaw journal
jubilee judge juggler juice junction jungle juniper jury kangaroo karate kayak kennel kerosene kettle keyboard
keyhole kilometer kimono kingdom kitchen kite kiwi knapsack knight knuckle koala ladder ladybug lagoon landmark
lantern laptop lasso lattice laundry lava lavender lawyer lecture lemon lemur leopard letter lettuce librarian
license lifeboat lily limestone limousine linen lion lioness lipstick lizard llama lobster locket locust logbook
lollipop lotus lumber lunchbox lynx macaroni machine magazine magician magnesium magnet magnolia magpie mahogany
mailbox mallet mammoth manatee mandarin mandolin mango mansion maple marathon marble marigold marina mariner
market marmalade marzipan mascot matador mattress mayor meadow mechanic medal medallion melody melon memory
merchant meringue mermaid meteor metronome midnight millipede mineral minnow mirror mistletoe mitten moccasin
molasses molecule monarch monastery monday mongoose monsoon monument morning mosaic mosquito moth mouse mudguard
muffin mulberry museum mushroom musician mustard nacho napkin narwhal necklace nectarine needle nephew neptune
nest newspaper nickel nightgown noodle notebook november nozzle nugget nursery nutmeg oak oasis oatmeal obelisk
obstacle occupant ocean octagon october octopus odyssey office olive omelet onion opal opera orange orangutan
orbit orchard orchestra orchid organ origami oriole ornament osprey ostrich otter outpost oven overcoat owl
oxygen oyster package paddle pagoda painter pajamas palace palm pamphlet pancake panda panorama panther papaya
paprika parachute parade paragraph parcel parka parsley partridge passport pasta pastry pavilion peacock peanut
pearl pebble pelican pencil pendant penguin peninsula pepper perch perfume pergola periscope petal petunia
pharaoh pheasant piano piccolo pickle picnic pigeon pillow pilot pineapple pinwheel pioneer piranha pirate
pistachio pitcher pizza planet plaster platform platypus plaza plywood poet polar poncho popcorn poppy porcelain
porcupine porpoise porridge porthole portrait postcard postman potato potion pottery powder prairie present
pretzel primrose prince prism professor propeller pudding pulley pumice pumpkin puppet purple puzzle pyramid
python quail quarry quartz queen quiche quicksand quilt quiver rabbit raccoon radar radio radish railway rainbow
raincoat raisin raspberry rattle raven razor recipe record referee reindeer reptile reservoir rhubarb robin
robot rodeo romance roommate rooster rosemary ruby rudder safari saffron sailboat sailor salad salmon salute
sandal sandpiper sandstone sandwich sapphire sardine satchel saturn saucer sausage sawdust saxophone scaffold
scallop scarecrow scarf scholar school schooner scissors scooter scorpion sculptor seagull seahorse seashell
season seaweed seesaw september serpent shadow shampoo shamrock shepherd sheriff shipyard shoelace shovel shrimp
shuttle sidewalk silver skeleton skillet skunk skyline slipper sloth smoke snail snorkel snowflake snowman
soccer sofa soldier sombrero soup spaghetti spaniel sparrow spatula spearmint spectacle spice spider spinach
sponge spruce squash squirrel stadium stallion stapler starfish station statue steamer stingray stocking stomach
stopwatch storm streetcar student submarine subway sugar suitcase summer sunbeam sunday sunflower sunset
surfboard surgeon swan sweater swordfish sycamore symphony syrup tadpole tangerine tapestry tarantula teacup
teapot teaspoon telegram telescope temple tennis tent termite terrace theater thermos thimble thistle throne
thumb thunder thursday tiger timber titanium toaster toboggan tomato toothpick topaz tornado tortilla tortoise
toucan towel tractor trailer trapeze treasure treehouse triangle tricycle trombone trophy trout truffle trumpet
tuesday tugboat tulip tuna tundra turban turbine turkey turnip turnstile turquoise turtle tuxedo twilight
twister umbrella uncle unicorn uniform universe usher utensil valentine valley vanilla vase vegetable velvet
verandah vermilion viaduct village vinegar vineyard violet violin violinist visitor vitamin volcano voyage
vulture waffle wagon waiter wallpaper walnut walrus waltz wardrobe warehouse wasabi watchman waterfall wednesday
weekend whale wheat whirlpool whiskers wigwam wildcat windmill window winter wombat woodland workshop wreath
wrestler xylophone yacht yardstick yearbook yellow yesterday yogurt zebra zenith zeppelin zero zigzag zipper
zodiac zookeeper zucchini
"""

SPOKEN: Final[tuple[str, ...]] = tuple(_LISTED.split())
"""In the order that gives each its number, 0 to 1023: ten bits a word."""
