/// From signed distances to opacities of ray sections: NeuS (Wang et al. 2021) and VolSDF (Yariv et al. 2021).
@NullMarked
package zeroset.model.density;

import org.jspecify.annotations.NullMarked;
